package dev.tenantsync.office365.error;

import java.util.List;
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
  private @Nullable String location;

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
    gone.location = location;
    return gone;
  }

  /** Where to go instead, if anywhere. */
  public @Nullable String location() {
    return location;
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
