package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Answers about groups, with their context and links. */
@ApplicationScoped
public class GroupAnswers {

  private static final String SET = "groups";

  private final GroupViews views;
  private final GroupTable table;
  private final ObjectMapper json;
  private final Links links;

  GroupAnswers(GroupViews views, GroupTable table, ObjectMapper json, Links links) {
    this.views = views;
    this.table = table;
    this.json = json;
    this.links = links;
  }

  Response created(Group group) {
    return Response.created(URI.create(links.root() + "/groups/" + group.id))
        .entity(entity(group, new Select(List.of())))
        .build();
  }

  ObjectNode one(Group group, GraphQuery query) {
    return entity(group, select(query));
  }

  /** A page of all groups. */
  CollectionJson<ObjectNode> page(GraphQuery query) {
    return related(SET, SqlCondition.always(), query);
  }

  /** How many groups there are, as plain text; in advanced queries only. */
  String count(GraphQuery query) {
    return relatedCount(SET, SqlCondition.always(), query);
  }

  /**
   * A page of the groups that meet a condition.
   *
   * @param relation names the list, such as {@code memberOf of <id>}
   * @param condition on the group's row, {@code g}
   */
  @Transactional
  public CollectionJson<ObjectNode> related(
      String relation, SqlCondition condition, GraphQuery query) {
    query.only("$select", "$filter", "$orderby", "$top", "$count", "$skiptoken");
    Select select = select(query);
    KeysetList.Page<Group> page = table.read(relation, condition, query);
    return CollectionJson.page(
        links.context(select.context(SET)),
        page,
        next -> links.here(query.options().with("$skiptoken", next).toQuery()),
        views.render(page.rows(), select.names()));
  }

  /** How many groups {@link #related} lists on all pages, as plain text. */
  @Transactional
  public String relatedCount(String relation, SqlCondition condition, GraphQuery query) {
    return Long.toString(table.count(relation, condition, query.counting()));
  }

  private Select select(GraphQuery query) {
    return new Select(query.select(views::knows, "Group"));
  }

  private ObjectNode entity(Group group, Select select) {
    ObjectNode answer =
        json.createObjectNode()
            .put("@odata.context", links.context(select.context(SET) + "/$entity"));
    return answer.setAll(views.render(List.of(group), select.names()).get(0));
  }
}
