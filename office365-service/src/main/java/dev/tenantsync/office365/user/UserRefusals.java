package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.error.GraphException.Detail;
import java.util.List;

/** Graph's words for what is wrong with a user; clients compare the texts literally. */
final class UserRefusals {

  private UserRefusals() {}

  static GraphException required(String property) {
    return GraphException.badProperty(
        property,
        "MissingValue",
        "A value is required for property '" + property + "' of resource 'User'.");
  }

  static GraphException unknown(String property) {
    return GraphException.badProperty(
        property,
        "UnknownProperty",
        "Property '" + property + "' does not exist on type 'microsoft.graph.user'.");
  }

  static GraphException readOnly(String property) {
    return GraphException.badProperty(
        property,
        "ReadOnlyProperty",
        "Property '" + property + "' is read-only and cannot be set.");
  }

  static GraphException wrongType(String property, String type) {
    return GraphException.badProperty(
        property,
        "InvalidType",
        "Cannot convert the value of property '"
            + property
            + "' to the expected type '"
            + type
            + "'.");
  }

  /**
   * @param why one clause, such as "is longer than 64 characters"
   */
  static GraphException invalid(String property, String why) {
    return new GraphException(
        400,
        "Request_BadRequest",
        "Invalid value specified for property '" + property + "' of resource 'User'.",
        List.of(new Detail("InvalidValue", property, "The value " + why + ".")));
  }

  static GraphException invalidPrincipalName() {
    return GraphException.badProperty(
        "userPrincipalName", "InvalidValue", "Property userPrincipalName is invalid.");
  }

  static GraphException unverifiedDomain() {
    return GraphException.badProperty(
        "userPrincipalName",
        "InvalidValue",
        "The domain portion of the userPrincipalName property is invalid. You must use one of the"
            + " verified domain names in your organization.");
  }

  static GraphException weakPassword() {
    return GraphException.badProperty(
        "passwordProfile",
        "InvalidValue",
        "The specified password does not comply with password complexity requirements. Please"
            + " provide a different password.");
  }

  static GraphException duplicatePrincipalName() {
    return GraphException.badProperty(
        "userPrincipalName",
        "ObjectConflict",
        "Another object with the same value for property userPrincipalName already exists.");
  }

  static GraphException malformedId(String id) {
    return GraphException.badProperty(
        "id", "InvalidValue", "Invalid object identifier '" + id + "'.");
  }
}
