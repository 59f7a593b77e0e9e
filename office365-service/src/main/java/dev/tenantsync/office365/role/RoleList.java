package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.odata.KeysetList.Part;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lists of the activated roles that are related to something, page by page. */
@ApplicationScoped
public class RoleList {

  private static final PropertyTable PROPERTIES =
      PropertyTable.builder()
          .uuid("id", "r.id", Admission.of(Operator.EQ))
          .uuid("roleTemplateId", "r.role_template_id", Admission.of(Operator.EQ))
          .text(
              "displayName",
              "t.display_name",
              Admission.of(Operator.EQ, Operator.SEARCH, Operator.SORT))
          .words("displayName", "searchable(t.display_name) @@ search_of(?)")
          .key("id")
          .required("displayName")
          .build();

  private static final KeysetList.Source<Role> SOURCE =
      new KeysetList.Source<>(
          "DirectoryRole",
          PROPERTIES,
          new KeysetList.Selection(
              "r.id, r.role_template_id, t.display_name, t.description",
              KeysetList.From.table(
                  "directory_role r join role_template t on t.id = r.role_template_id")),
          Role.class,
          (role, property) -> property.equals("id") ? role.id() : role.displayName());

  private final KeysetList lists;
  private final Links links;
  private final ObjectMapper json;

  RoleList(KeysetList lists, Links links, ObjectMapper json) {
    this.lists = lists;
    this.links = links;
    this.json = json;
  }

  /**
   * A page of the roles that meet a condition.
   *
   * @param relation names the list, such as {@code memberOf of <id>}
   * @param condition on the role's row, {@code r}
   */
  @Transactional
  public CollectionJson<ObjectNode> related(
      String relation, SqlCondition condition, GraphQuery query) {
    query.only(KeysetList.offered());
    Select select = Select.of(query, "DirectoryRole", RoleJson.PROPERTIES);
    KeysetList.Page<Role> page = lists.read(SOURCE, new Part(relation, condition), query);
    return CollectionJson.page(
        links.context(select.context("directoryRoles")),
        page,
        next -> links.here(query.options().with("$skiptoken", next).toQuery()),
        page.rows().stream().map(role -> view(role, select)).toList());
  }

  /** How many roles {@link #related} lists on all pages, as plain text; in advanced queries. */
  @Transactional
  public String relatedCount(String relation, SqlCondition condition, GraphQuery query) {
    return Long.toString(lists.count(SOURCE, new Part(relation, condition), query.counting()));
  }

  private ObjectNode view(Role role, Select select) {
    return select.apply(json.valueToTree(RoleJson.of(role)));
  }
}
