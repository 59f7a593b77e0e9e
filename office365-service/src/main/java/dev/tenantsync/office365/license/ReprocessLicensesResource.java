package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.JsonSerializable;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code POST /users/{key}/reprocessLicenseAssignment}. */
@Path("/v1.0/users/{key}/reprocessLicenseAssignment")
public class ReprocessLicensesResource {

  private final MemberLicensing licensing;
  private final Users users;
  private final LicensedUserView view;

  ReprocessLicensesResource(MemberLicensing licensing, Users users, LicensedUserView view) {
    this.licensing = licensing;
    this.users = users;
    this.view = view;
  }

  /** What can be inherited is, even if something else cannot: that is told, all the same. */
  @POST
  public JsonSerializable reprocess(@PathParam("key") String key) {
    User user = users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    licensing.settle(user.id).stream()
        .findFirst()
        .ifPresent(
            refused -> {
              throw AssignLicenseResource.refusal(refused);
            });
    return view.of(user.id.toString());
  }
}
