package dev.tenantsync.office365.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with objects of a type beside reading and writing them.
 *
 * @param changes whether it is an action, called by POST, and no function, called by GET
 * @param boundTo the object or list that it is called on; its name is that of a parameter
 * @param returns what it answers; null: nothing
 */
public record BoundOperation(
    String name,
    boolean changes,
    Property boundTo,
    List<Property> parameters,
    @Nullable Property returns) {

  public BoundOperation {
    parameters = List.copyOf(parameters);
  }

  static BoundOperation action(
      String name, String type, @Nullable Property returns, Property... parameters) {
    return new BoundOperation(
        name, true, Property.one("bindingParameter", type), List.of(parameters), returns);
  }

  static BoundOperation actionOnAll(
      String name, String type, Property returns, Property... parameters) {
    return new BoundOperation(
        name, true, Property.many("bindingParameter", type), List.of(parameters), returns);
  }

  static BoundOperation functionOnAll(String name, String type) {
    return new BoundOperation(
        name,
        false,
        Property.many("bindingParameter", type),
        List.of(),
        Property.many("value", type));
  }
}
