package dev.tenantsync.office365.metadata;

import static dev.tenantsync.office365.metadata.BoundOperation.action;
import static dev.tenantsync.office365.metadata.BoundOperation.actionOnAll;
import static dev.tenantsync.office365.metadata.BoundOperation.functionOnAll;
import static dev.tenantsync.office365.metadata.Property.many;
import static dev.tenantsync.office365.metadata.Property.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that the directory serves, by Graph's names. */
public final class DirectoryModel {

  private static final String USER = "user";
  private static final String GROUP = "group";
  private static final String ROLE = "directoryRole";
  private static final String OBJECT = "directoryObject";

  private static final Map<String, StructuredType> TYPES = new TreeMap<>();

  static {
    Stream.of(ObjectTypes.all(), ServiceTypes.all(), ValueTypes.all())
        .flatMap(List::stream)
        .forEach(type -> TYPES.put(type.name(), type));
  }

  /** The lists at the service root. */
  private static final List<Property> SETS =
      List.of(
          many("users", USER),
          many("groups", GROUP),
          many("directoryObjects", OBJECT),
          many("directoryRoles", ROLE),
          many("directoryRoleTemplates", "directoryRoleTemplate"),
          many("subscribedSkus", "subscribedSku"),
          many("organization", "organization"),
          many("domains", "domain"),
          many("subscriptions", "subscription"));

  /** The single objects at the service root. */
  private static final List<Property> SINGLETONS =
      List.of(
          one("me", USER),
          one("directory", "directory"),
          one("roleManagement", "roleManagement"),
          one("auditLogs", "auditLogRoot"));

  private static final Property ADD = many("addLicenses", "assignedLicense");
  private static final Property REMOVE = many("removeLicenses", "Edm.Guid");

  private static final List<BoundOperation> OPERATIONS =
      List.of(
          functionOnAll("delta", USER),
          functionOnAll("delta", GROUP),
          functionOnAll("delta", ROLE),
          action("assignLicense", USER, one("value", USER), ADD, REMOVE),
          action("assignLicense", GROUP, one("value", GROUP), ADD, REMOVE),
          action("reprocessLicenseAssignment", USER, one("value", USER)),
          action(
              "changePassword",
              USER,
              null,
              one("currentPassword", "Edm.String"),
              one("newPassword", "Edm.String")),
          action(
              "checkMemberGroups",
              OBJECT,
              many("value", "Edm.String"),
              many("groupIds", "Edm.String")),
          action(
              "getMemberGroups",
              OBJECT,
              many("value", "Edm.String"),
              one("securityEnabledOnly", "Edm.Boolean")),
          action(
              "restore",
              OBJECT,
              one("value", OBJECT),
              one("autoReconcileProxyConflict", "Edm.Boolean"),
              one("newUserPrincipalName", "Edm.String")),
          actionOnAll(
              "getByIds",
              OBJECT,
              many("value", OBJECT),
              many("ids", "Edm.String"),
              many("types", "Edm.String")),
          action("reauthorize", "subscription", null));

  private DirectoryModel() {}

  /** All types, by name. */
  public static List<StructuredType> types() {
    return List.copyOf(TYPES.values());
  }

  /** A type by its name without namespace. */
  public static Optional<StructuredType> type(String name) {
    return Optional.ofNullable(TYPES.get(name));
  }

  /** The properties of a type, its bases' first. */
  public static List<Property> properties(StructuredType type) {
    List<Property> all =
        new ArrayList<>(base(type).map(DirectoryModel::properties).orElse(List.of()));
    all.addAll(type.properties());
    return all;
  }

  /** What can be called on a type, or on a list of it, its bases' included. */
  public static Optional<BoundOperation> operation(String name, StructuredType type, boolean many) {
    return OPERATIONS.stream()
        .filter(one -> one.name().equals(name) && one.boundTo().many() == many)
        .filter(one -> one.boundTo().type().equals(type.name()))
        .findFirst()
        .or(() -> base(type).flatMap(base -> operation(name, base, many)));
  }

  /** What a segment behind an object of a type leads to. */
  public static Optional<Property> relation(String name, StructuredType type) {
    return type.relations().stream()
        .filter(relation -> relation.name().equals(name))
        .findFirst()
        .or(() -> base(type).flatMap(base -> relation(name, base)));
  }

  /** What a segment at the service root leads to. */
  public static Optional<Property> root(String name) {
    return Stream.concat(SETS.stream(), SINGLETONS.stream())
        .filter(one -> one.name().equals(name))
        .findFirst();
  }

  static List<Property> sets() {
    return SETS;
  }

  static List<Property> singletons() {
    return SINGLETONS;
  }

  static List<BoundOperation> operations() {
    return OPERATIONS;
  }

  private static Optional<StructuredType> base(StructuredType type) {
    return Optional.ofNullable(type.base()).flatMap(DirectoryModel::type);
  }
}
