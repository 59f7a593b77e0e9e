package dev.tenantsync.office365.directoryobject;

import static dev.tenantsync.odata.Operator.EQ;
import static dev.tenantsync.odata.Operator.GE;
import static dev.tenantsync.odata.Operator.LE;
import static dev.tenantsync.odata.Operator.NE;
import static dev.tenantsync.odata.Operator.NOT;
import static dev.tenantsync.odata.Operator.SEARCH;
import static dev.tenantsync.odata.Operator.SORT;
import static dev.tenantsync.odata.Operator.STARTSWITH;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists of directory objects of several kinds, page by page. They are filtered and sorted in
 * advanced queries only, by what all kinds have (Graph: list members, list memberOf).
 */
@ApplicationScoped
public class ObjectList {

  private static final PropertyTable PROPERTIES =
      PropertyTable.builder()
          .anyCase()
          .uuid("id", "o.id", Admission.nothing().withAdvanced(EQ, NE, NOT))
          .text(
              "displayName",
              "o.display_name",
              Admission.nothing().withAdvanced(EQ, NE, NOT, GE, LE, STARTSWITH, SEARCH, SORT))
          .words("displayName", "searchable(o.display_name) @@ search_of(?)")
          .key("id")
          .required("displayName")
          .build();

  /**
   * Which objects a list is of.
   *
   * @param name distinguishes its page tokens from those of other lists
   * @param from a table expression with the alias {@code o} and the columns {@code id} and {@code
   *     display_name}
   * @param condition on it
   */
  public record Listed(String name, KeysetList.From from, SqlCondition condition) {

    private KeysetList.Source<Item> source() {
      return new KeysetList.Source<>(
          "DirectoryObject",
          PROPERTIES,
          new KeysetList.Selection("o.id, o.display_name", from),
          Item.class,
          (item, property) -> property.equals("id") ? item.id() : item.displayName());
    }

    private KeysetList.Part part() {
      return new KeysetList.Part(name, condition);
    }
  }

  /** An object's place in a list. */
  public record Item(UUID id, String displayName) {}

  /** An object's address instead of the object. */
  public record ReferenceJson(@JsonProperty("@odata.id") String id) {}

  private final KeysetList lists;
  private final DirectoryObjects objects;
  private final Links links;

  ObjectList(KeysetList lists, DirectoryObjects objects, Links links) {
    this.lists = lists;
    this.objects = objects;
    this.links = links;
  }

  /** A page, each object with its type. */
  @Transactional
  public CollectionJson<ObjectNode> page(Listed listed, GraphQuery query) {
    query.only(KeysetList.offered());
    List<String> selected = query.select(objects::knows, "DirectoryObject");
    KeysetList.Page<Item> page = lists.read(listed.source(), listed.part(), query);
    return CollectionJson.page(
        links.context(new Select(selected).context("directoryObjects")),
        page,
        next -> next(query, next),
        objects.read(page.rows().stream().map(Item::id).toList(), selected));
  }

  /** A page of the objects' addresses. */
  @Transactional
  public CollectionJson<ReferenceJson> references(Listed listed, GraphQuery query) {
    query.only("$filter", "$orderby", "$top", "$count", "$skiptoken");
    KeysetList.Page<Item> page = lists.read(listed.source(), listed.part(), query);
    String address = links.root() + "/directoryObjects/";
    return CollectionJson.page(
        links.context("Collection($ref)"),
        page,
        next -> next(query, next),
        page.rows().stream().map(item -> new ReferenceJson(address + item.id())).toList());
  }

  /** How many objects there are on all pages, as plain text; in advanced queries only. */
  @Transactional
  public String count(Listed listed, GraphQuery query) {
    return Long.toString(lists.count(listed.source(), listed.part(), query.counting()));
  }

  private @Nullable String next(GraphQuery query, String token) {
    return links.here(query.options().with("$skiptoken", token).toQuery());
  }
}
