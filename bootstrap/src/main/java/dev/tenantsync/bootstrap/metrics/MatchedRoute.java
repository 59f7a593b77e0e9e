package dev.tenantsync.bootstrap.metrics;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Which of its declared routes a request is at: that, and never its path, is counted by. Probes and
 * descriptions (below {@code /q/}) are nobody's work, and are neither counted nor traced.
 */
public final class MatchedRoute {

  /** For a request that was refused before it was routed, or leads nowhere. */
  public static final String NONE = "none";

  private static final String DESCRIPTIONS = "/q/";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String KEY = MatchedRoute.class.getName();

  private MatchedRoute() {}

  /**
   * Says which route a request is at.
   *
   * @param template path with parameters by name, such as {@code /access/{id}}
   */
  public static void note(RoutingContext request, String template) {
    request.put(KEY, template);
  }

  /**
   * The name of a request's method.
   *
   * @param madeUp what stands for any that is none of HTTP's own
   */
  public static String method(RoutingContext request, String madeUp) {
    String name = request.request().method().name();
    return METHODS.contains(name) ? name : madeUp;
  }

  /** Whether a request is somebody's work. */
  public static boolean isWork(RoutingContext request) {
    return !request.normalizedPath().startsWith(DESCRIPTIONS);
  }

  /** What was said, else {@link #NONE}. */
  public static String of(RoutingContext request) {
    return request.get(KEY, NONE);
  }
}
