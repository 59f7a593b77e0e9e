package dev.tenantsync.office365.membership;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.membership.MembershipChecks.GroupIdsJson;
import dev.tenantsync.office365.membership.MembershipChecks.IdsJson;
import dev.tenantsync.office365.membership.MembershipChecks.WhichJson;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.user.Users;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about the memberships of a user, direct or not. */
@Path("/v1.0/users/{key}")
public class UserChecksResource {

  private final Users users;
  private final MembershipChecks checks;

  UserChecksResource(Users users, MembershipChecks checks) {
    this.users = users;
    this.checks = checks;
  }

  @POST
  @Path("checkMemberGroups")
  public CollectionJson<String> checkMemberGroups(
      @PathParam("key") String key, @Nullable GroupIdsJson body) {
    return checks.amongGroups(id(key), body);
  }

  @POST
  @Path("checkMemberObjects")
  public CollectionJson<String> checkMemberObjects(
      @PathParam("key") String key, @Nullable IdsJson body) {
    return checks.amongObjects(id(key), body);
  }

  @POST
  @Path("getMemberGroups")
  public CollectionJson<String> getMemberGroups(
      @PathParam("key") String key, @Nullable WhichJson body) {
    return checks.allGroups(id(key), body);
  }

  @POST
  @Path("getMemberObjects")
  public CollectionJson<String> getMemberObjects(
      @PathParam("key") String key, @Nullable WhichJson body) {
    return checks.allObjects(id(key), body);
  }

  private UUID id(String key) {
    return users.byKey(key).orElseThrow(() -> GraphException.notFound(key)).id;
  }
}
