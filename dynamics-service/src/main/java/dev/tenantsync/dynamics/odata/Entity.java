package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An entity as clients see it: the one table behind select, filter, order, rendering and refusals.
 *
 * @param set name of the entity set, such as {@code systemusers}
 * @param logicalName such as {@code systemuser}
 * @param from what follows SQL's {@code from}
 * @param attributes the key first; one is named {@code versionnumber}
 * @param properties what may be filtered and sorted by
 */
public record Entity(
    String set,
    String logicalName,
    String from,
    List<Attribute> attributes,
    PropertyTable properties,
    List<Navigation> navigations) {

  private static final String VERSION = "versionnumber";

  public Entity {
    attributes = List.copyOf(attributes);
    navigations = List.copyOf(navigations);
  }

  /**
   * Makes an entity whose attributes can all be filtered and sorted by.
   *
   * @param more adds paths and collections that only filters reach
   */
  public static Entity of(
      Names names,
      List<Attribute> attributes,
      List<Navigation> navigations,
      UnaryOperator<PropertyTable.Builder> more) {
    PropertyTable.Builder properties = PropertyTable.builder();
    attributes.forEach(attribute -> enter(properties, attribute));
    properties.key(attributes.get(0).name());
    PropertyTable table = more.apply(properties).build();
    return new Entity(
        names.set(), names.logicalName(), names.from(), attributes, table, navigations);
  }

  /** What an entity is called, and where its rows lie. */
  public record Names(String set, String logicalName, String from) {}

  /** The primary key. */
  public Attribute key() {
    return attributes.get(0);
  }

  /** The row version that ETags are made of. */
  public Attribute version() {
    return attribute(VERSION).orElseThrow();
  }

  /** A column by its name on the wire. */
  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /** A navigation property that can be expanded. */
  public Optional<Navigation> navigation(String name) {
    return navigations.stream().filter(known -> known.name().equals(name)).findFirst();
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
