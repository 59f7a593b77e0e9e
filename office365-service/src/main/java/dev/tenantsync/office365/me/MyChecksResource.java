package dev.tenantsync.office365.me;

import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.membership.MembershipChecks.GroupIdsJson;
import dev.tenantsync.office365.membership.MembershipChecks.IdsJson;
import dev.tenantsync.office365.membership.MembershipChecks.WhichJson;
import dev.tenantsync.office365.membership.UserChecksResource;
import dev.tenantsync.office365.odata.CollectionJson;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Questions of the signed-in person about their own memberships, direct or not. */
@Path("/v1.0/me")
public class MyChecksResource {

  private final CurrentCaller caller;
  private final UserChecksResource users;

  MyChecksResource(CurrentCaller caller, UserChecksResource users) {
    this.caller = caller;
    this.users = users;
  }

  @POST
  @Path("checkMemberGroups")
  public CollectionJson<String> checkMemberGroups(@Nullable GroupIdsJson body) {
    return users.checkMemberGroups(id(), body);
  }

  @POST
  @Path("checkMemberObjects")
  public CollectionJson<String> checkMemberObjects(@Nullable IdsJson body) {
    return users.checkMemberObjects(id(), body);
  }

  @POST
  @Path("getMemberGroups")
  public CollectionJson<String> getMemberGroups(@Nullable WhichJson body) {
    return users.getMemberGroups(id(), body);
  }

  @POST
  @Path("getMemberObjects")
  public CollectionJson<String> getMemberObjects(@Nullable WhichJson body) {
    return users.getMemberObjects(id(), body);
  }

  private String id() {
    return caller.personId().toString();
  }
}
