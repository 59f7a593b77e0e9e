package dev.tenantsync.office365.role;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.role.Assignments.Assignment;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/**
 * {@code /roleManagement/directory/roleAssignments}: the unified API over the members of directory
 * roles. A role definition is a role's template; the only scope is the whole directory.
 */
@Path("/v1.0/roleManagement/directory/roleAssignments")
public class AssignmentsResource {

  private static final String WHOLE_DIRECTORY = "/";

  @JsonIgnoreProperties("@odata.type")
  record NewAssignmentJson(
      @Nullable String id,
      @Nullable String principalId,
      @Nullable String roleDefinitionId,
      @Nullable String directoryScopeId) {}

  private final RoleAssignment assignment;
  private final Assignments assignments;
  private final AssignmentsView view;

  AssignmentsResource(RoleAssignment assignment, Assignments assignments, AssignmentsView view) {
    this.assignment = assignment;
    this.assignments = assignments;
    this.view = view;
  }

  @GET
  public CollectionJson<ObjectNode> list(
      UriInfo uri, @RestHeader("ConsistencyLevel") @Nullable String consistency) {
    return view.page(GraphQuery.of(uri, consistency));
  }

  @GET
  @Path("{id}")
  public ObjectNode get(@PathParam("id") String id, UriInfo uri) {
    return view.one(require(id), GraphQuery.of(uri, null));
  }

  @POST
  public Response add(@Nullable NewAssignmentJson body, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only();
    NewAssignmentJson asked = body == null ? new NewAssignmentJson(null, null, null, null) : body;
    UUID template = guid("roleDefinitionId", asked.roleDefinitionId());
    UUID principal = guid("principalId", asked.principalId());
    requireWholeDirectory(required("directoryScopeId", asked.directoryScopeId()));
    Membership given =
        assignment
            .give(RoleKey.ofTemplate(template), principal)
            .orElseThrow(AssignmentsResource::assignedAlready);
    return Response.status(Response.Status.CREATED)
        .entity(view.one(new Assignment(template, given), query))
        .build();
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    AssignmentId named = AssignmentId.parse(id).orElseThrow(() -> GraphException.notFound(id));
    if (!assignment.take(RoleKey.ofTemplate(named.roleTemplateId()), named.principalId())) {
      throw GraphException.notFound(id);
    }
  }

  private Assignment require(String id) {
    AssignmentId named = AssignmentId.parse(id).orElseThrow(() -> GraphException.notFound(id));
    SqlCondition same =
        new SqlCondition(
            "r.role_template_id = ? and m.user_id = ?",
            List.of(named.roleTemplateId(), named.principalId()));
    return assignments.slice(same, Assignments.FIRST, 1).stream()
        .findFirst()
        .orElseThrow(() -> GraphException.notFound(id));
  }

  private static UUID guid(String property, @Nullable String value) {
    return Guids.require(property, required(property, value));
  }

  private static String required(String property, @Nullable String value) {
    if (value == null) {
      throw GraphException.badProperty(
          property,
          "MissingValue",
          "A value is required for property '"
              + property
              + "' of resource 'UnifiedRoleAssignment'.");
    }
    return value;
  }

  private static void requireWholeDirectory(String scope) {
    if (!scope.equals(WHOLE_DIRECTORY)) {
      throw GraphException.badProperty(
          "directoryScopeId",
          "InvalidValue",
          "The only directoryScopeId that roles can be assigned in is '/'.");
    }
  }

  private static GraphException assignedAlready() {
    return GraphException.badProperty(
        "principalId",
        "ConflictingObjects",
        "A conflicting object with one or more of the specified property values is present in the"
            + " directory.");
  }
}
