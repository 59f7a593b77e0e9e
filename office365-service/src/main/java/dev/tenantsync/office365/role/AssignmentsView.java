package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.directoryobject.DirectoryObjects;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.PageTokens;
import dev.tenantsync.office365.odata.PageTokens.Position;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.role.Assignments.Assignment;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Assignments of roles as the unified API shows them, page by page (Graph: unifiedRoleAssignment).
 */
@ApplicationScoped
class AssignmentsView {

  private static final String SET = "roleManagement/directory/roleAssignments";
  private static final Set<String> PROPERTIES =
      Set.of("id", "principalId", "roleDefinitionId", "directoryScopeId");

  private static final String PRINCIPAL = "principal";
  private static final String DEFINITION = "roleDefinition";

  private final Assignments assignments;
  private final DirectoryObjects objects;
  private final DefinitionsView definitions;
  private final PageTokens tokens;
  private final Links links;
  private final ObjectMapper json;

  AssignmentsView(
      Assignments assignments,
      DirectoryObjects objects,
      DefinitionsView definitions,
      PageTokens tokens,
      Links links,
      ObjectMapper json) {
    this.assignments = assignments;
    this.objects = objects;
    this.definitions = definitions;
    this.tokens = tokens;
    this.links = links;
    this.json = json;
  }

  @Transactional
  CollectionJson<ObjectNode> page(GraphQuery query) {
    query.only("$select", "$filter", "$expand", "$top", "$count", "$skiptoken");
    Select select = Select.of(query, "UnifiedRoleAssignment", PROPERTIES);
    Optional<Expansion> expansion = Expansion.of(query, List.of(PRINCIPAL, DEFINITION));
    Optional<Position> position = tokens.position(SET, query);
    SqlCondition condition =
        query.filter(Assignments.FILTERS, query.advanced(), "UnifiedRoleAssignment");
    int top = query.top();
    List<Assignment> found =
        assignments.slice(
            condition,
            position.map(AssignmentsView::membership).orElse(Assignments.FIRST),
            top + 1);
    List<Assignment> page = found.subList(0, Math.min(top, found.size()));
    return new CollectionJson<>(
        links.context(select.context(SET)),
        position.isEmpty() && query.advanced() ? assignments.count(condition) : null,
        found.size() > top ? next(query, page.get(top - 1).membership()) : null,
        show(page, select, expansion));
  }

  /** One assignment with its context, as {@code $select} and {@code $expand} ask. */
  @Transactional
  ObjectNode one(Assignment assignment, GraphQuery query) {
    query.only("$select", "$expand");
    Select select = Select.of(query, "UnifiedRoleAssignment", PROPERTIES);
    Optional<Expansion> expansion = Expansion.of(query, List.of(PRINCIPAL, DEFINITION));
    String context = links.context(select.context(SET) + "/$entity");
    ObjectNode answer = json.createObjectNode().put("@odata.context", context);
    return answer.setAll(show(List.of(assignment), select, expansion).get(0));
  }

  private List<ObjectNode> show(
      List<Assignment> page, Select select, Optional<Expansion> expansion) {
    Map<UUID, ? extends JsonNode> related =
        expansion.map(asked -> related(page, asked)).orElse(Map.of());
    return page.stream()
        .map(
            assignment -> {
              ObjectNode view = select.apply(view(assignment));
              expansion.ifPresent(
                  asked -> view.set(asked.navigation(), related.get(otherEnd(assignment, asked))));
              return view;
            })
        .toList();
  }

  private Map<UUID, ObjectNode> related(List<Assignment> page, Expansion asked) {
    List<UUID> ids =
        page.stream().map(assignment -> otherEnd(assignment, asked)).distinct().toList();
    if (asked.navigation().equals(DEFINITION)) {
      return definitions.byId(ids, asked.inner());
    }
    List<String> selected = asked.inner().select(objects::knows, "DirectoryObject");
    return objects.byId(ids, selected);
  }

  private static UUID otherEnd(Assignment assignment, Expansion asked) {
    return asked.navigation().equals(DEFINITION)
        ? assignment.roleTemplateId()
        : assignment.membership().userId();
  }

  private ObjectNode view(Assignment assignment) {
    return json.createObjectNode()
        .put("id", assignment.id().toString())
        .put("principalId", assignment.membership().userId().toString())
        .put("roleDefinitionId", assignment.roleTemplateId().toString())
        .put("directoryScopeId", "/");
  }

  private String next(GraphQuery query, Membership last) {
    List<String> key = List.of(last.roleId().toString(), last.userId().toString());
    String token = tokens.seal(SET, query, new Position(query.advanced(), key));
    return links.here(query.options().with("$skiptoken", token).toQuery());
  }

  private static Membership membership(Position position) {
    return new Membership(
        UUID.fromString(String.valueOf(position.key().get(0))),
        UUID.fromString(String.valueOf(position.key().get(1))));
  }
}
