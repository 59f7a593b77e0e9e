package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import java.util.List;
import java.util.Optional;

/**
 * An entity as clients see it: the one table behind select, filter, order, rendering, metadata and
 * refusals. Not to be read by anybody until it is said who may.
 */
public final class Entity {

  private static final String VERSION = "versionnumber";

  private final Names names;
  private final List<Attribute> attributes;
  private final List<Navigation> navigations;
  private final PropertyTable properties;
  private final Traits traits;
  private final String columns;

  private Entity(
      Names names, List<Attribute> attributes, List<Navigation> navigations, Traits traits) {
    this.names = names;
    this.attributes = List.copyOf(attributes);
    this.navigations = List.copyOf(navigations);
    this.traits = traits;
    PropertyTable.Builder table = PropertyTable.builder();
    attributes.forEach(attribute -> enter(table, attribute));
    this.properties = table.key(key().name()).build();
    this.columns = Selection.sql(this, this.attributes);
  }

  /**
   * What an entity is called, and where its rows lie.
   *
   * @param set name of the entity set, such as {@code systemusers}
   * @param logicalName such as {@code systemuser}
   * @param from what follows SQL's {@code from}
   */
  public record Names(String set, String logicalName, String from) {}

  /**
   * What else is known of an entity.
   *
   * @param guard empty for one that nobody may read
   * @param keys alternate keys, and the primary key where paths may name it
   * @param tracked its changes are noted
   */
  private record Traits(
      Optional<Guard> guard, List<String> keys, boolean tracked, List<SavedView> views) {}

  /**
   * Makes an entity whose attributes can all be filtered and sorted by.
   *
   * @param attributes the key first; one is named {@code versionnumber}
   */
  public static Entity of(Names names, List<Attribute> attributes, List<Navigation> navigations) {
    List<String> keys = List.of(attributes.get(0).name());
    return new Entity(
        names, attributes, navigations, new Traits(Optional.empty(), keys, false, List.of()));
  }

  /** The same, for those whom the guard lets read. */
  public Entity readBy(Guard guard) {
    return with(new Traits(Optional.of(guard), traits.keys, traits.tracked, traits.views));
  }

  /** The same, whose paths name these alternate keys, and the primary key never by its name. */
  public Entity keyedBy(String... alternates) {
    return with(new Traits(traits.guard, List.of(alternates), traits.tracked, traits.views));
  }

  /** The same, whose changes the database notes. */
  public Entity tracked() {
    return with(new Traits(traits.guard, traits.keys, true, traits.views));
  }

  /** The same with the views that the product brings. */
  public Entity shownBy(List<SavedView> views) {
    return with(new Traits(traits.guard, traits.keys, traits.tracked, List.copyOf(views)));
  }

  /** The same rows by other SQL: each column of what stands behind {@code from} by its name. */
  Entity selectedAs(String alias, String from) {
    List<Attribute> columns =
        attributes.stream()
            .map(
                known ->
                    new Attribute(
                        known.name(), alias + "." + known.name(), known.type(), known.required()))
            .toList();
    return new Entity(
        new Names(names.set, names.logicalName, from),
        columns,
        navigations.stream().filter(navigation -> !navigation.many()).toList(),
        traits);
  }

  public String set() {
    return names.set;
  }

  public String logicalName() {
    return names.logicalName;
  }

  String from() {
    return names.from;
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  /** The relations it declares; those back from other entities are known to the {@link Model}. */
  public List<Navigation> navigations() {
    return navigations;
  }

  /** SQL of all attributes, as {@link Selection#sql} has them. */
  String columns() {
    return columns;
  }

  PropertyTable properties() {
    return properties;
  }

  Guard guard() {
    return traits.guard.orElseThrow(
        () -> new IllegalStateException("nobody may read " + names.logicalName));
  }

  List<String> keys() {
    return traits.keys;
  }

  boolean isTracked() {
    return traits.tracked;
  }

  /** The views that the product brings. */
  public List<SavedView> views() {
    return traits.views;
  }

  /** The primary key. */
  public Attribute key() {
    return attributes.get(0);
  }

  /** The row version that ETags are made of. */
  Attribute version() {
    return attribute(VERSION).orElseThrow();
  }

  /** A column by its name on the wire. */
  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /** A relation that it declares. */
  public Optional<Navigation> navigation(String name) {
    return navigations.stream().filter(known -> known.name().equals(name)).findFirst();
  }

  /** The column behind a lookup's navigation property. */
  Optional<Attribute> lookup(Navigation navigation) {
    return attribute("_" + navigation.name() + "_value");
  }

  private Entity with(Traits changed) {
    return new Entity(names, attributes, navigations, changed);
  }

  private static void enter(PropertyTable.Builder properties, Attribute attribute) {
    Admission everything = Admission.everything();
    switch (attribute.type().filterType()) {
      case TEXT -> properties.text(attribute.name(), attribute.sql(), everything);
      case UUID -> properties.uuid(attribute.name(), attribute.sql(), everything);
      case BOOLEAN -> properties.bool(attribute.name(), attribute.sql(), everything);
      case INTEGER -> properties.integer(attribute.name(), attribute.sql(), everything);
      case TIMESTAMP -> properties.timestamp(attribute.name(), attribute.sql(), everything);
    }
    if (attribute.required()) {
      properties.required(attribute.name());
    }
  }
}
