package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers about groups, with their context and links. */
@ApplicationScoped
public class GroupAnswers {

  private static final String SET = "groups";

  private final GroupViews views;
  private final GroupTable table;
  private final GroupExpansion expansion;
  private final ObjectMapper json;
  private final Links links;

  GroupAnswers(
      GroupViews views,
      GroupTable table,
      GroupExpansion expansion,
      ObjectMapper json,
      Links links) {
    this.views = views;
    this.table = table;
    this.expansion = expansion;
    this.json = json;
    this.links = links;
  }

  Response created(Group group) {
    return Response.created(URI.create(links.root() + "/groups/" + group.id))
        .entity(entity(group, new Select(List.of()), Optional.empty()))
        .build();
  }

  /** A group with what {@code $select} and {@code $expand} ask for. */
  ObjectNode one(Group group, GraphQuery query) {
    return entity(group, select(query), expansion.of(query));
  }

  /** A page of all groups. */
  @Transactional
  CollectionJson<ObjectNode> page(GraphQuery query) {
    query.only(KeysetList.offered("$expand"));
    return list(new Listed(SET, SqlCondition.always()), query, expansion.of(query));
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
    query.only(KeysetList.offered());
    return list(new Listed(relation, condition), query, Optional.empty());
  }

  /** How many groups {@link #related} lists on all pages, as plain text. */
  @Transactional
  public String relatedCount(String relation, SqlCondition condition, GraphQuery query) {
    return Long.toString(table.count(relation, condition, query.counting()));
  }

  private record Listed(String name, SqlCondition condition) {}

  private CollectionJson<ObjectNode> list(
      Listed listed, GraphQuery query, Optional<Expansion> expanded) {
    Select select = select(query);
    KeysetList.Page<Group> page = table.read(listed.name(), listed.condition(), query);
    return CollectionJson.page(
        links.context(context(select, expanded)),
        page,
        next -> links.here(query.options().with("$skiptoken", next).toQuery()),
        render(page.rows(), select, expanded));
  }

  private Select select(GraphQuery query) {
    return new Select(query.select(views::knows, "Group"));
  }

  private ObjectNode entity(Group group, Select select, Optional<Expansion> expanded) {
    String context = links.context(context(select, expanded) + "/$entity");
    ObjectNode answer = json.createObjectNode().put("@odata.context", context);
    return answer.setAll(render(List.of(group), select, expanded).get(0));
  }

  private List<ObjectNode> render(List<Group> groups, Select select, Optional<Expansion> expanded) {
    List<ObjectNode> rendered = views.render(groups, select.names());
    expanded.ifPresent(asked -> expansion.add(asked, groups, rendered));
    return rendered;
  }

  /** The context fragment, such as {@code groups(id,members())}. */
  private static String context(Select select, Optional<Expansion> expanded) {
    List<String> names = new ArrayList<>(select.names());
    expanded.map(Expansion::context).ifPresent(names::add);
    return new Select(names).context(SET);
  }
}
