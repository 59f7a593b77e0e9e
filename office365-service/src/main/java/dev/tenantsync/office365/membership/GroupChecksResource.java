package dev.tenantsync.office365.membership;

import dev.tenantsync.office365.group.Groups;
import dev.tenantsync.office365.membership.MembershipChecks.GroupIdsJson;
import dev.tenantsync.office365.membership.MembershipChecks.IdsJson;
import dev.tenantsync.office365.membership.MembershipChecks.WhichJson;
import dev.tenantsync.office365.odata.CollectionJson;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about the memberships of a group, direct or not. */
@Path("/v1.0/groups/{id}")
public class GroupChecksResource {

  private final Groups groups;
  private final MembershipChecks checks;

  GroupChecksResource(Groups groups, MembershipChecks checks) {
    this.groups = groups;
    this.checks = checks;
  }

  @POST
  @Path("checkMemberGroups")
  public CollectionJson<String> checkMemberGroups(
      @PathParam("id") String id, @Nullable GroupIdsJson body) {
    return checks.amongGroups(id(id), body);
  }

  @POST
  @Path("checkMemberObjects")
  public CollectionJson<String> checkMemberObjects(
      @PathParam("id") String id, @Nullable IdsJson body) {
    return checks.amongObjects(id(id), body);
  }

  @POST
  @Path("getMemberGroups")
  public CollectionJson<String> getMemberGroups(
      @PathParam("id") String id, @Nullable WhichJson body) {
    return checks.allGroups(id(id), body);
  }

  @POST
  @Path("getMemberObjects")
  public CollectionJson<String> getMemberObjects(
      @PathParam("id") String id, @Nullable WhichJson body) {
    return checks.allObjects(id(id), body);
  }

  private UUID id(String id) {
    return groups.require(id).id;
  }
}
