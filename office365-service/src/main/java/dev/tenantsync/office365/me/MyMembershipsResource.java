package dev.tenantsync.office365.me;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.membership.MemberOfResource;
import dev.tenantsync.office365.membership.TransitiveMemberOfResource;
import dev.tenantsync.office365.odata.CollectionJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** What the signed-in person is a member of. */
@Path("/v1.0/me")
public class MyMembershipsResource {

  private static final String CONSISTENCY = "ConsistencyLevel";

  private final CurrentCaller caller;
  private final MemberOfResource direct;
  private final TransitiveMemberOfResource transitive;

  MyMembershipsResource(
      CurrentCaller caller, MemberOfResource direct, TransitiveMemberOfResource transitive) {
    this.caller = caller;
    this.direct = direct;
    this.transitive = transitive;
  }

  @GET
  @Path("memberOf")
  public CollectionJson<ObjectNode> memberOf(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return direct.all(id(), uri, consistency);
  }

  @GET
  @Path("memberOf/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return direct.count(id(), uri, consistency);
  }

  @GET
  @Path("memberOf/group")
  public CollectionJson<ObjectNode> groups(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return direct.groupsOnly(id(), uri, consistency);
  }

  @GET
  @Path("memberOf/directoryRole")
  public CollectionJson<ObjectNode> directoryRoles(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return direct.rolesOnly(id(), uri, consistency);
  }

  @GET
  @Path("transitiveMemberOf")
  public CollectionJson<ObjectNode> transitiveMemberOf(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return transitive.all(id(), uri, consistency);
  }

  @GET
  @Path("transitiveMemberOf/group")
  public CollectionJson<ObjectNode> groupsAroundGroups(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return transitive.groupsOnly(id(), uri, consistency);
  }

  private String id() {
    return caller.personId().toString();
  }
}
