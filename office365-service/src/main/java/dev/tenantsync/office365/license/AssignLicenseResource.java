package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserViews;
import dev.tenantsync.office365.user.Users;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /users/{key}/assignLicense}. */
@Path("/v1.0/users/{key}/assignLicense")
public class AssignLicenseResource {

  private final AssignLicense licenses;
  private final Users users;
  private final UserViews views;
  private final Links links;

  AssignLicenseResource(AssignLicense licenses, Users users, UserViews views, Links links) {
    this.licenses = licenses;
    this.users = users;
    this.views = views;
    this.links = links;
  }

  @POST
  public ObjectNode assign(@PathParam("key") String key, @Nullable AssignLicenseJson body) {
    if (body == null) {
      throw GraphException.badRequest("Empty Payload. JSON content expected.");
    }
    licenses.assign(key, body.change()).ifRefusedThrow(AssignLicenseResource::refusal);
    User user = users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    List<String> properties = new ArrayList<>(UserProperties.defaults());
    properties.add(LicenseViews.ASSIGNED_LICENSES);
    properties.add(LicenseViews.ASSIGNED_PLANS);
    ObjectNode view = views.render(List.of(user), properties).get(0);
    ObjectNode answer = view.objectNode().put("@odata.context", links.context("users/$entity"));
    return answer.setAll(view);
  }

  private static GraphException refusal(Verdict.Refused refused) {
    return GraphException.badProperty(refused.target(), refused.reason().id(), refused.message());
  }
}
