package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.role.RoleActivation;
import dev.tenantsync.office365.role.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Activated roles. Their ids are the tenant's own, so that the file's replace those here. */
@ApplicationScoped
class RoleSection implements Section {

  private static final String TYPE = "#microsoft.graph.directoryRole";

  private final RoleActivation activation;
  private final Templates templates;
  private final Database database;

  RoleSection(RoleActivation activation, Templates templates, Database database) {
    this.activation = activation;
    this.templates = templates;
    this.database = database;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public void write(ExportLines lines) {
    database.each(
        "select id, role_template_id from directory_role order by role_template_id",
        row ->
            lines
                .line(TYPE)
                .put("id", row.getString("id"))
                .put("roleTemplateId", row.getString("role_template_id")),
        lines::write);
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    return () ->
        lines.forEach(line -> verdicts.check(line.number(), () -> restore(Fields.of(line.body()))));
  }

  private void restore(Fields line) {
    UUID id = line.requiredUuid("id");
    UUID template = line.requiredUuid("roleTemplateId");
    line.end();
    if (!templates.has(template)) {
      throw GraphException.badProperty(
          "roleTemplateId", "NotFound", "There is no role template " + template + ".");
    }
    activation.activateAs(id, template);
  }
}
