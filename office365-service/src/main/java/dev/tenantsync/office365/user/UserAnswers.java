package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers about users, with their context and links. */
@ApplicationScoped
public class UserAnswers {

  private final UserRows rows;
  private final UserViews views;
  private final UserSelection selection;
  private final UserExpansions expansions;
  private final UserList list;
  private final ObjectMapper json;
  private final Links links;

  UserAnswers(
      UserRows rows,
      UserViews views,
      UserSelection selection,
      UserExpansions expansions,
      UserList list,
      ObjectMapper json,
      Links links) {
    this.list = list;
    this.rows = rows;
    this.views = views;
    this.selection = selection;
    this.expansions = expansions;
    this.json = json;
    this.links = links;
  }

  Response created(User user) {
    ObjectNode view = envelope("users/$entity").setAll(view(user, UserProperties.defaults()));
    return Response.created(URI.create(links.root() + "/users/" + user.id)).entity(view).build();
  }

  /**
   * The live user of this id or user principal name, with what {@code $select} and {@code $expand}
   * ask for.
   */
  Optional<JsonSerializable> one(String key, GraphQuery query) {
    List<String> selected = selection.of(query);
    Optional<Expansion> expansion = expansions.of(query);
    List<String> properties = selected.isEmpty() ? UserProperties.defaults() : selected;
    return user(key, UserSelection.context(selected, expansion), properties)
        .map(view -> expansion.isEmpty() ? view : expanded(view, expansion.get()));
  }

  /** As {@link #one}, with these properties, as the answer of an action. */
  public Optional<JsonSerializable> entity(String key, List<String> properties) {
    return user(key, "users", properties).map(view -> view);
  }

  private Optional<UserJson> user(String key, String context, List<String> properties) {
    String whole = links.context(context + "/$entity");
    return rows.byKey(key, properties)
        .map(row -> new UserJson(whole, views.fields(List.of(row.id()), properties), row));
  }

  private JsonSerializable expanded(UserJson user, Expansion expansion) {
    ObjectNode view = json.valueToTree(user);
    expansions.add(expansion, List.of(user.row().id()), List.of(view));
    return view;
  }

  /** A user among directory objects of other kinds, hence with its type. */
  ObjectNode directoryObject(User user, GraphQuery query) {
    return directoryObject(user, query, withDeletion());
  }

  /** As {@link #directoryObject}, of a user who is live, as those whom others are related to. */
  ObjectNode relatedObject(User user, GraphQuery query) {
    return directoryObject(user, query, UserProperties.defaults());
  }

  private ObjectNode directoryObject(User user, GraphQuery query, List<String> unasked) {
    List<String> selected = selection.of(query);
    ObjectNode view = view(user, selected.isEmpty() ? unasked : selected);
    return envelope("directoryObjects/$entity").setAll(typed(view));
  }

  /** A page of a list, with the link to the next. */
  CollectionJson<ObjectNode> page(UserList.Members members, GraphQuery query) {
    query.only(members.offered());
    List<String> selected = selection.of(query);
    Optional<Expansion> expansion = expansions.of(query);
    boolean live = members == UserList.Members.LIVE;
    List<String> unasked = live ? UserProperties.defaults() : withDeletion();
    KeysetList.Page<User> page = list.read(members.part(), query);
    List<ObjectNode> shown = views.render(page.rows(), selected.isEmpty() ? unasked : selected);
    expansion.ifPresent(asked -> expansions.add(asked, ids(page.rows()), shown));
    return CollectionJson.page(
        links.context(UserSelection.context(selected, expansion)),
        page,
        next -> links.here(query.options().with("$skiptoken", next).toQuery()),
        shown);
  }

  /** The count of a list as plain text; Graph counts in advanced queries only. */
  String count(UserList.Members members, GraphQuery query) {
    return Long.toString(list.count(members.part(), query.counting()));
  }

  /**
   * A page of the live users who meet a condition, for another room's relation.
   *
   * @param relation names the list, such as {@code members of <id>}
   * @param condition on the user's row, {@code u}
   */
  public CollectionJson<ObjectNode> related(
      String relation, SqlCondition condition, GraphQuery query) {
    query.only(KeysetList.offered());
    List<String> selected = selection.of(query);
    KeysetList.Page<User> page = list.read(UserList.live(relation, condition), query);
    return CollectionJson.page(
        links.context(UserSelection.context(selected, Optional.empty())),
        page,
        next -> links.here(query.options().with("$skiptoken", next).toQuery()),
        views.render(page.rows(), selected.isEmpty() ? UserProperties.defaults() : selected));
  }

  /** As {@link #related}, as a list of directory objects, each with its type (Graph: members). */
  public CollectionJson<ObjectNode> relatedObjects(
      String relation, SqlCondition condition, GraphQuery query) {
    CollectionJson<ObjectNode> page =
        related(relation, condition, query.onlyAdvanced("$filter", "$orderby"));
    return new CollectionJson<>(
        links.context("directoryObjects"),
        page.count(),
        page.nextLink(),
        page.value().stream().map(UserAnswers::typed).toList());
  }

  /** How many users {@link #related} lists on all pages; in advanced queries only. */
  public String relatedCount(String relation, SqlCondition condition, GraphQuery query) {
    return Long.toString(list.count(UserList.live(relation, condition), query.counting()));
  }

  private static List<UUID> ids(List<User> users) {
    return users.stream().map(user -> user.id).toList();
  }

  private static List<String> withDeletion() {
    List<String> names = new ArrayList<>(UserProperties.defaults());
    names.add("deletedDateTime");
    return names;
  }

  static ObjectNode typed(ObjectNode view) {
    ObjectNode typed = view.objectNode().put("@odata.type", UserViews.TYPE);
    return typed.setAll(view);
  }

  private ObjectNode envelope(String context) {
    return json.createObjectNode().put("@odata.context", links.context(context));
  }

  private ObjectNode view(User user, List<String> properties) {
    return views.render(List.of(user), properties).get(0);
  }
}
