package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.DirectoryObjects;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /groups/{id}}: licences that a group gives its members. */
@Path("/v1.0/groups/{id}")
public class GroupLicenseResource {

  private final AssignGroupLicense licenses;
  private final MembersWithErrors errors;
  private final DirectoryObjects objects;
  private final Links links;

  GroupLicenseResource(
      AssignGroupLicense licenses,
      MembersWithErrors errors,
      DirectoryObjects objects,
      Links links) {
    this.licenses = licenses;
    this.errors = errors;
    this.objects = objects;
    this.links = links;
  }

  /** Accepted: the group gives them now, its members may come to have them later. */
  @POST
  @Path("assignLicense")
  public Response assign(@PathParam("id") String id, @Nullable AssignLicenseJson body) {
    if (body == null) {
      throw GraphException.badRequest("Empty Payload. JSON content expected.");
    }
    UUID groupId = Guids.parse(id).orElseThrow(() -> GraphException.notFound(id));
    licenses.assign(groupId, body.change()).ifRefusedThrow(AssignLicenseResource::refusal);
    ObjectNode group =
        objects.read(List.of(groupId), List.of()).stream()
            .findFirst()
            .orElseThrow(() -> GraphException.notFound(id));
    group.remove("@odata.type");
    ObjectNode answer = group.objectNode().put("@odata.context", links.context("groups/$entity"));
    return Response.accepted(answer.<ObjectNode>setAll(group)).build();
  }

  @GET
  @Path("membersWithLicenseErrors")
  public CollectionJson<ObjectNode> membersWithErrors(@PathParam("id") String id, UriInfo uri) {
    UUID groupId = Guids.parse(id).orElseThrow(() -> GraphException.notFound(id));
    return errors.page(groupId, uri);
  }
}
