package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The kinds of objects in an export, in an order in which each finds what it refers to. */
@ApplicationScoped
class Sections {

  private final List<Section> all;
  private final UserSection users;

  Sections(
      FullExport fullExport,
      OrganizationSection organization,
      ProductSection products,
      RoleSection roles,
      UserSection users,
      GroupSection groups,
      Relations relations,
      PendingSection pending) {
    this.users = users;
    this.all = new ArrayList<>(List.of(fullExport, organization, products, roles, users, groups));
    this.all.addAll(relations.sections());
    this.all.add(pending);
  }

  List<Section> all() {
    return List.copyOf(all);
  }

  /**
   * The section of a line's kind; users alone come in without a restoration.
   *
   * @throws GraphException if there is none
   */
  Section of(Line line, boolean restores) {
    String type = line.type();
    if (users.types().contains(type)) {
      return users;
    }
    Section section =
        all.stream()
            .filter(one -> one.types().contains(type))
            .findFirst()
            .orElseThrow(() -> refused(type, "are not known"));
    if (!restores) {
      throw refused(type, "come in with mode=restore only");
    }
    return section;
  }

  private static GraphException refused(String type, String why) {
    return GraphException.badProperty(
        Line.TYPE, "InvalidValue", "Objects of type '" + type + "' " + why + ".");
  }
}
