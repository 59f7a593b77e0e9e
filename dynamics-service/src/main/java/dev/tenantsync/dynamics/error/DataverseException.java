package dev.tenantsync.dynamics.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the client, in Dataverse's shape. Thrown at the edge only. */
public final class DataverseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;
  private final @Nullable String reason;
  private final @Nullable String challenge;

  /**
   * @param status HTTP status, 400 or above
   * @param code Dataverse's code, such as {@code 0x80040217}
   */
  public DataverseException(int status, String code, String text) {
    this(status, code, text, null, null);
  }

  private DataverseException(
      int status, String code, String text, @Nullable String reason, @Nullable String challenge) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
    this.reason = reason;
    this.challenge = challenge;
  }

  /**
   * 401 {@code InvalidAuthTicket}.
   *
   * @param challenge the value of {@code WWW-Authenticate}
   */
  public static DataverseException unauthorized(String text, String challenge) {
    return new DataverseException(401, "0x8004A100", text, null, challenge);
  }

  /** 503: nothing is wrong with the request, and it may be sent again. */
  public static DataverseException unavailable(String text) {
    return new DataverseException(503, "0x80044150", text);
  }

  /**
   * 403: it is known who calls, and that one may not.
   *
   * @param reason stable id of why
   */
  public static DataverseException forbidden(String code, String reason, String text) {
    return new DataverseException(403, code, text, reason, null);
  }

  /** 400 with the generic payload code {@code 0x80048d19}; the text names the field. */
  public static DataverseException badPayload(String text) {
    return new DataverseException(400, "0x80048d19", text);
  }

  /** 404 {@code ObjectDoesNotExist}. */
  public static DataverseException notFound(String table, Object key) {
    return new DataverseException(
        404, "0x80040217", "Entity '" + table + "' With Id = " + key + " Does Not Exist");
  }

  /** 412 {@code ConcurrencyVersionMismatch}. */
  public static DataverseException versionMismatch() {
    return new DataverseException(
        412,
        "0x80060882",
        "The version of the existing record doesn't match the RowVersion property provided.");
  }

  /** Stable id of why somebody was kept out. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** How to prove who calls. */
  Optional<String> challenge() {
    return Optional.ofNullable(challenge);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The text for the client. */
  public String text() {
    return text;
  }
}
