package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.PropertyRefusals;

/** Graph's words for what is wrong with a user; clients compare the texts literally. */
final class UserRefusals {

  private static final PropertyRefusals WORDS = new PropertyRefusals("User");

  private UserRefusals() {}

  static GraphException required(String property) {
    return WORDS.required(property);
  }

  static GraphException unknown(String property) {
    return WORDS.unknown(property);
  }

  static GraphException readOnly(String property) {
    return WORDS.readOnly(property);
  }

  static GraphException wrongType(String property, String type) {
    return WORDS.wrongType(property, type);
  }

  /**
   * @param why one clause, such as "is longer than 64 characters"
   */
  static GraphException invalid(String property, String why) {
    return WORDS.invalid(property, why);
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
