package dev.tenantsync.dynamics.error;

import dev.tenantsync.bootstrap.database.DatabaseFault;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the client, in Dataverse's shape. Thrown at the edge only. */
public final class DataverseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;
  private final @Nullable String reason;
  private transient Map<String, String> headers = Map.of();

  /**
   * @param status HTTP status, 400 or above
   * @param code Dataverse's code, such as {@code 0x80040217}
   */
  public DataverseException(int status, String code, String text) {
    this(status, code, text, null);
  }

  private DataverseException(int status, String code, String text, @Nullable String reason) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
    this.reason = reason;
  }

  /**
   * 401 {@code InvalidAuthTicket}.
   *
   * @param challenge the value of {@code WWW-Authenticate}
   */
  public static DataverseException unauthorized(String text, String challenge) {
    DataverseException unauthorized = new DataverseException(401, "0x8004A100", text);
    unauthorized.headers = Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge);
    return unauthorized;
  }

  /** 503: nothing is wrong with the request, and it may be sent again. */
  public static DataverseException unavailable(String text) {
    return later(503, "0x80044150", text, 1);
  }

  /**
   * 503 as above, for a fault of the database; 500 where the request may have taken effect, for
   * clients repeat a 503 by themselves.
   */
  public static DataverseException of(DatabaseFault fault) {
    return fault == DatabaseFault.UNCERTAIN
        ? new DataverseException(500, "0x80040216", fault.sentence())
        : later(503, "0x80044150", fault.sentence(), fault.retryAfter());
  }

  /**
   * 429 with a code of the service protection limits.
   *
   * @param retryAfter seconds
   */
  public static DataverseException tooManyRequests(String code, String text, int retryAfter) {
    return later(429, code, text, retryAfter);
  }

  private static DataverseException later(int status, String code, String text, int retryAfter) {
    DataverseException later = new DataverseException(status, code, text);
    later.headers = Map.of(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
    return later;
  }

  /**
   * 403: it is known who calls, and that one may not.
   *
   * @param reason stable id of why
   */
  public static DataverseException forbidden(String code, String reason, String text) {
    return new DataverseException(403, code, text, reason);
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

  /** Headers that belong to this refusal, such as how to prove who calls. */
  public Map<String, String> headers() {
    return headers;
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
