package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.JsonSerializable;
import dev.tenantsync.office365.error.GraphException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** {@code POST /users/{key}/assignLicense}. */
@Path("/v1.0/users/{key}/assignLicense")
public class AssignLicenseResource {

  private final AssignLicense licenses;
  private final MarkedMembers marked;
  private final LicensedUserView view;

  AssignLicenseResource(AssignLicense licenses, MarkedMembers marked, LicensedUserView view) {
    this.licenses = licenses;
    this.marked = marked;
    this.view = view;
  }

  @POST
  public JsonSerializable assign(@PathParam("key") String key, @Nullable AssignLicenseJson body) {
    if (body == null) {
      throw GraphException.badRequest("Empty Payload. JSON content expected.");
    }
    licenses.assign(key, body.change()).ifRefusedThrow(AssignLicenseResource::refusal);
    marked.settleOwn();
    return view.of(key);
  }

  static GraphException refusal(Verdict.Refused refused) {
    return GraphException.badProperty(refused.target(), refused.reason().id(), refused.message());
  }
}
