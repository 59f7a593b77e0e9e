package dev.tenantsync.office365.identity;

/** Why the token endpoint refuses, by Microsoft's numbers (graph-directory A2). */
enum Aadsts {
  UNKNOWN_TENANT(
      90002,
      400,
      "invalid_request",
      "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing"
          + " into the correct cloud."),
  MALFORMED(90013, 400, "invalid_request", "Invalid input received from the user: %s."),
  MISSING_PARAMETER(
      900144,
      400,
      "invalid_request",
      "The request body must contain the following parameter: '%s'."),
  UNSUPPORTED_GRANT(
      70003, 400, "unsupported_grant_type", "The app requested an unsupported grant type '%s'."),
  INVALID_SCOPE(
      70011,
      400,
      "invalid_scope",
      "The provided request must include a 'scope' input parameter. The provided value for the"
          + " input parameter 'scope' is not valid. The scope %s is not valid."),
  SCOPE_WITHOUT_DEFAULT(
      1002012,
      400,
      "invalid_scope",
      "The provided value for scope %s is not valid. Client credential flows must have a scope"
          + " value with /.default suffixed to the resource identifier (application ID URI)."),
  UNKNOWN_INSTANCE(50049, 400, "invalid_instance", "Unknown or invalid instance."),
  UNKNOWN_APPLICATION(
      700016,
      400,
      "unauthorized_client",
      "Application with identifier '%s' was not found in the directory. This can happen if the"
          + " application has not been installed by the administrator of the tenant. You may have"
          + " sent your authentication request to the wrong tenant."),
  DISABLED_APPLICATION(7000112, 401, "unauthorized_client", "Application '%s' is disabled."),
  WRONG_SECRET(
      7000215,
      401,
      "invalid_client",
      "Invalid client secret provided. Ensure the secret being sent in the request is the client"
          + " secret value, not the client secret ID, for a secret added to app '%s'."),
  EXPIRED_SECRET(
      7000222, 401, "invalid_client", "The provided client secret keys for app '%s' are expired."),
  MISSING_CREDENTIAL(
      7000218,
      401,
      "invalid_client",
      "The request body must contain the following parameter: 'client_assertion' or"
          + " 'client_secret'."),
  MALFORMED_ASSERTION(50027, 401, "invalid_client", "JWT token is invalid or malformed: %s."),
  ASSERTION_OF_ANOTHER(
      700021,
      401,
      "invalid_client",
      "Client assertion application identifier doesn't match 'client_id' parameter."),
  ASSERTION_FOR_ANOTHER(
      700023,
      401,
      "invalid_client",
      "Client assertion audience claim does not match Realm issuer."),
  ASSERTION_OUT_OF_TIME(
      700024, 401, "invalid_client", "Client assertion is not within its valid time range."),
  UNPROVEN_ASSERTION(
      700027, 401, "invalid_client", "Client assertion failed signature validation."),
  UNKNOWN_USER(
      50034,
      400,
      "invalid_grant",
      "The user account {EUII Hidden} does not exist in the directory. To sign into this"
          + " application, the account must be added to the directory."),
  WRONG_PASSWORD(
      50126,
      400,
      "invalid_grant",
      "Error validating credentials due to invalid username or password."),
  DISABLED_USER(50057, 400, "invalid_grant", "The user account is disabled."),
  PASSWORD_EXPIRED(50055, 400, "invalid_grant", "The password is expired."),
  LOCKED_OUT(
      50053,
      400,
      "invalid_grant",
      "The account is locked, you've tried to sign in too many times with an incorrect user ID or"
          + " password."),
  THROTTLED(90055, 429, "temporarily_unavailable", "%s"),
  NOT_CONSENTED(
      65001,
      400,
      "invalid_grant",
      "The user or administrator has not consented to use the application with the scope %s.");

  private final int code;
  private final int status;
  private final String error;
  private final String text;

  Aadsts(int code, int status, String error, String text) {
    this.code = code;
    this.status = status;
    this.error = error;
    this.text = text;
  }

  /** The number in {@code error_codes} and behind {@code AADSTS}. */
  int code() {
    return code;
  }

  /** HTTP status. */
  int status() {
    return status;
  }

  /** OAuth's own word (RFC 6749, 5.2). */
  String error() {
    return error;
  }

  /** This refusal, to be thrown. */
  SignInException with(Object... details) {
    return new SignInException(this, text.formatted(details));
  }
}
