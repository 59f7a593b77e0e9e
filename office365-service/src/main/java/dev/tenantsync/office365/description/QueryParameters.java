package dev.tenantsync.office365.description;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The query options and headers that reading takes, by what is read. */
final class QueryParameters {

  private static final Map<String, String> TEXTS =
      Map.of(
          "$select", "Only these properties, separated by commas.",
          "$filter", "Only objects that this is true of, as in `startswith(displayName,'A')`.",
          "$orderby", "A property to order by, and `desc` for the reverse.",
          "$top", "How many on a page, 1 to 999.",
          "$count", "`true`: how many there are, in `@odata.count`.",
          "$search", "Words to find, as in `\"displayName:ada\"`; needs the ConsistencyLevel.",
          "$expand", "One relation to show with each object.",
          "$skiptoken", "Where a page begins; from a nextLink.",
          "$deltatoken", "Where reading begins; from a deltaLink, or `latest`.");

  private static final String SELECT = "$select";

  private static final List<String> PAGED =
      List.of(SELECT, "$filter", "$orderby", "$top", "$count", "$skiptoken");

  private static final List<String> DELTA = List.of(SELECT, "$filter", "$skiptoken", "$deltatoken");

  /** Lists that take more than a selection, or less, by their names, behind their owners' types. */
  private static final Map<String, List<String>> OF_LISTS =
      Map.ofEntries(
          entry("users", with("$search", "$expand")),
          entry("groups", with("$search", "$expand")),
          entry("deletedItems", with("$search")),
          entry("members", with("$search")),
          entry("membersWithLicenseErrors", List.of(SELECT, "$top", "$skiptoken")),
          entry("directReports", with("$search")),
          entry("transitiveMembers", with("$search")),
          entry("memberOf", with("$search")),
          entry("transitiveMemberOf", with("$search")),
          entry("owners", with("$search")),
          entry("directoryRoles", List.of(SELECT, "$filter")),
          entry("directoryAudits", List.of("$filter", "$orderby", "$top", "$skiptoken")),
          entry(
              "roleAssignments",
              List.of(SELECT, "$filter", "$expand", "$top", "$count", "$skiptoken")),
          entry("roleDefinitions", List.of(SELECT, "$filter")),
          entry("organization", List.of(SELECT, "$top")),
          entry("domains", List.of()),
          entry("subscriptions", List.of()));

  /** Single objects that take more than a selection, or less, by the lists they are in. */
  private static final Map<String, List<String>> OF_ONE =
      Map.of(
          "users", List.of(SELECT, "$expand"),
          "groups", List.of(SELECT, "$expand"),
          "roleAssignments", List.of(SELECT, "$expand"),
          "organization", List.of(SELECT, "$top"),
          "domains", List.of(),
          "directoryAudits", List.of(),
          "subscriptions", List.of());

  private QueryParameters() {}

  static List<Parameter> of(String method, Destination to) {
    List<Parameter> parameters = new ArrayList<>();
    if (method.equals("GET")) {
      names(to).forEach(name -> parameters.add(option(name)));
      if (to.kind() == Destination.Kind.COUNT || names(to).contains("$count")) {
        parameters.add(consistency());
      }
    }
    return parameters;
  }

  static Parameter path(String name) {
    return OASFactory.createParameter()
        .name(name)
        .in(In.PATH)
        .required(true)
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }

  private static List<String> names(Destination to) {
    String list = to.place() == null ? "" : to.place().name();
    return switch (to.kind()) {
      case OBJECTS -> to.isList() ? ofList(list, to) : OF_ONE.getOrDefault(list, List.of(SELECT));
      case COUNT -> List.of("$filter");
      case OPERATION -> to.path().endsWith("/delta") ? DELTA : List.of();
      case REFERENCE, OTHER -> List.of();
    };
  }

  private static List<String> ofList(String list, Destination to) {
    String owned = to.owner() == null ? list : to.owner().name() + "/" + list;
    return OF_LISTS.getOrDefault(owned, OF_LISTS.getOrDefault(list, List.of(SELECT)));
  }

  private static List<String> with(String... options) {
    List<String> more = new ArrayList<>(PAGED);
    more.addAll(List.of(options));
    return List.copyOf(more);
  }

  private static Parameter option(String name) {
    return OASFactory.createParameter()
        .name(name)
        .in(In.QUERY)
        .description(TEXTS.get(name))
        .schema(
            OASFactory.createSchema()
                .addType(name.equals("$top") ? SchemaType.INTEGER : SchemaType.STRING));
  }

  private static Parameter consistency() {
    return OASFactory.createParameter()
        .name("ConsistencyLevel")
        .in(In.HEADER)
        .description("`eventual` for advanced queries and counts.")
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }
}
