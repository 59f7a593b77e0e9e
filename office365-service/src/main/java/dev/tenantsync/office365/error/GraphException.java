package dev.tenantsync.office365.error;

import dev.tenantsync.bootstrap.database.DatabaseFault;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the client, in Graph's shape. Thrown at the edge only. */
public final class GraphException extends RuntimeException {

  /** One entry of {@code error.details}: which property, and why. */
  public record Detail(String code, @Nullable String target, String message) {}

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;
  private final transient List<Detail> details;
  private transient Map<String, String> headers = Map.of();

  /**
   * @param status HTTP status, 400 or above
   * @param code Graph's {@code error.code}, such as {@code Request_BadRequest}
   * @param message Graph's text; clients compare it literally
   */
  public GraphException(int status, String code, String message, List<Detail> details) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.text = message;
    this.details = List.copyOf(details);
  }

  /** 400 {@code Request_BadRequest}. */
  public static GraphException badRequest(String message) {
    return new GraphException(400, "Request_BadRequest", message, List.of());
  }

  /** 400 {@code Request_BadRequest} that names the property at fault. */
  public static GraphException badProperty(String property, String code, String message) {
    return new GraphException(
        400, "Request_BadRequest", message, List.of(new Detail(code, property, message)));
  }

  /** 400 {@code Request_UnsupportedQuery}: a query option that Graph refuses too. */
  public static GraphException unsupportedQuery(String message) {
    return new GraphException(400, "Request_UnsupportedQuery", message, List.of());
  }

  /** 404 {@code Request_ResourceNotFound} in Graph's words (graph-directory U5). */
  public static GraphException notFound(String key) {
    return new GraphException(
        404,
        "Request_ResourceNotFound",
        "Resource '"
            + key
            + "' does not exist or one of its queried reference-property objects are not present.",
        List.of());
  }

  /** 410: the client has to begin again, at this address (graph-directory D14). */
  public static GraphException gone(String code, String message, String location) {
    GraphException gone = new GraphException(410, code, message, List.of());
    gone.headers = Map.of(HttpHeaders.LOCATION, location);
    return gone;
  }

  /**
   * 401: there is no token, or none that is good (graph-directory A5).
   *
   * @param challenge for the header {@code WWW-Authenticate}
   */
  public static GraphException unauthorized(String message, String challenge) {
    GraphException unauthorized =
        new GraphException(401, "InvalidAuthenticationToken", message, List.of());
    unauthorized.headers = Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge);
    return unauthorized;
  }

  /** 403: the caller is known, and may not (graph-directory A5). */
  public static GraphException denied() {
    return new GraphException(
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
        List.of());
  }

  /**
   * 503: the database was in the way. Nothing was written, and SDKs repeat it by themselves
   * (graph-directory C7). Where it may have been written they must not: 500.
   */
  static GraphException of(DatabaseFault fault) {
    if (fault == DatabaseFault.UNCERTAIN) {
      return new GraphException(500, "InternalServerError", fault.sentence(), List.of());
    }
    return later(503, "ServiceUnavailable", fault.sentence(), fault.retryAfter());
  }

  /**
   * 429: the caller asked for more than its share (graph-directory O11).
   *
   * @param retryAfter seconds
   */
  public static GraphException tooManyRequests(String message, int retryAfter) {
    return later(429, "TooManyRequests", message, retryAfter);
  }

  private static GraphException later(int status, String code, String message, int retryAfter) {
    GraphException later = new GraphException(status, code, message, List.of());
    later.headers = Map.of(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
    return later;
  }

  /** Headers that belong to this refusal, such as where to go instead. */
  public Map<String, String> headers() {
    return headers;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Graph's text. */
  public String text() {
    return text;
  }

  public List<Detail> details() {
    return details;
  }
}
