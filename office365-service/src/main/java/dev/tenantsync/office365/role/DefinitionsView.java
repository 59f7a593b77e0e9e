package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Select;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Role templates as the unified API shows them (Graph: unifiedRoleDefinition). */
@ApplicationScoped
class DefinitionsView {

  private static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "description",
          "displayName",
          "isBuiltIn",
          "isEnabled",
          "resourceScopes",
          "templateId",
          "version");

  /** All roles are built in: custom ones are not offered. */
  record DefinitionJson(
      UUID id,
      String description,
      String displayName,
      boolean isBuiltIn,
      boolean isEnabled,
      List<String> resourceScopes,
      UUID templateId,
      String version) {

    static DefinitionJson of(RoleTemplate template) {
      return new DefinitionJson(
          template.id,
          template.description,
          template.displayName,
          true,
          true,
          List.of("/"),
          template.id,
          "1");
    }
  }

  private final Templates templates;
  private final ObjectMapper json;

  DefinitionsView(Templates templates, ObjectMapper json) {
    this.templates = templates;
    this.json = json;
  }

  /** What a request selects of definitions. */
  Select select(GraphQuery query) {
    return Select.of(query, "UnifiedRoleDefinition", PROPERTIES);
  }

  ObjectNode show(RoleTemplate template, Select select) {
    return select.apply(json.valueToTree(DefinitionJson.of(template)));
  }

  /** Those of these ids that there are. */
  Map<UUID, ObjectNode> byId(Collection<UUID> ids, GraphQuery query) {
    Select select = select(query);
    return templates.byIds(ids).stream()
        .collect(Collectors.toMap(template -> template.id, template -> show(template, select)));
  }
}
