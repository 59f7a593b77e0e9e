package dev.tenantsync.office365.group;

import static dev.tenantsync.odata.Operator.ANY;
import static dev.tenantsync.odata.Operator.COUNT;
import static dev.tenantsync.odata.Operator.EQ;
import static dev.tenantsync.odata.Operator.GE;
import static dev.tenantsync.odata.Operator.LE;
import static dev.tenantsync.odata.Operator.NE;
import static dev.tenantsync.odata.Operator.NOT;
import static dev.tenantsync.odata.Operator.SEARCH;
import static dev.tenantsync.odata.Operator.SORT;
import static dev.tenantsync.odata.Operator.STARTSWITH;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.odata.KeysetList.Part;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of groups, and what they can be filtered and sorted by (Graph: advanced query capabilities
 * on directory objects). The row has the alias {@code g}.
 */
@ApplicationScoped
class GroupTable {

  private static final Admission EQUALITY = Admission.of(EQ).withAdvanced(NE, NOT);
  private static final Admission MOMENT = Admission.of(EQ, GE, LE).withAdvanced(NE, NOT, SORT);
  private static final Admission PREFIX =
      Admission.of(EQ, GE, LE, STARTSWITH, SEARCH).withAdvanced(NE, NOT);
  private static final Admission SORTED =
      Admission.of(EQ, GE, LE, STARTSWITH, SEARCH, SORT).withAdvanced(NE, NOT);
  private static final Admission DESCRIPTION = Admission.of(EQ, SEARCH).withAdvanced(NE, NOT);
  private static final Admission SET = Admission.of(ANY, EQ).withAdvanced(NE, NOT, COUNT);

  private static final KeysetList.Selection SELECTION =
      new KeysetList.Selection("g.*", KeysetList.From.table("directory_group g"));

  private final KeysetList lists;
  private final KeysetList.Source<Group> source;

  GroupTable(KeysetList lists, @All List<GroupFacet> facets) {
    PropertyTable.Builder builder = PropertyTable.builder().anyCase();
    columns(builder);
    facets.forEach(facet -> facet.describe(builder));
    this.lists = lists;
    this.source =
        new KeysetList.Source<>(
            "Group",
            builder.key("id").required("displayName").build(),
            SELECTION,
            Group.class,
            GroupTable::value);
  }

  /**
   * A page of the groups that meet a condition.
   *
   * @param list distinguishes its page tokens from those of other lists
   */
  KeysetList.Page<Group> read(String list, SqlCondition condition, GraphQuery query) {
    return lists.read(source, new Part(list, condition), query);
  }

  /** How many groups {@link #read} lists on all pages; needs the header of an advanced query. */
  long count(String list, SqlCondition condition, GraphQuery query) {
    return lists.count(source, new Part(list, condition), query);
  }

  private static void columns(PropertyTable.Builder builder) {
    builder
        .uuid("id", "g.id", EQUALITY)
        .text("displayName", "g.display_name", SORTED)
        .text("description", "g.description", DESCRIPTION)
        .text("mailNickname", "g.mail_nickname", PREFIX)
        .timestamp("createdDateTime", "g.created_date_time", MOMENT)
        // The same for every group: there is no column, and nothing to be served by an index.
        .bool("securityEnabled", "true", EQUALITY)
        .bool("mailEnabled", "false", EQUALITY)
        .text("mail", "null::text", PREFIX)
        .textSet("groupTypes", "'{}'::text[]", SET)
        .words("displayName", "searchable(g.display_name) @@ search_of(?)")
        .words("description", "searchable(g.description) @@ search_of(?)");
  }

  private static @Nullable Object value(Group group, String property) {
    return switch (property) {
      case "id" -> group.id;
      case "createdDateTime" -> group.createdDateTime;
      default -> GroupProperties.find(property).map(known -> known.apply(group)).orElse(null);
    };
  }
}
