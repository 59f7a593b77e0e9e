package dev.tenantsync.dynamics.caller;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * A route as it is declared, whatever values stand in a request's path.
 *
 * @param method HTTP method in capitals
 * @param template path with parameters by name, such as {@code /access/{id}}
 */
record Route(String method, String template) {

  /** There are as many as the service has methods. */
  private static final Map<RuntimeResource, Route> KNOWN = new ConcurrentHashMap<>();

  /** Reads a route from its usual notation, {@code GET /access/{id}}. */
  static Route parse(String text) {
    String[] parts = text.split(" ", 2);
    return new Route(parts[0], parts[1]);
  }

  /** The route that a resource method is at. */
  static Route of(RuntimeResource resource) {
    return KNOWN.computeIfAbsent(resource, Route::read);
  }

  private static Route read(RuntimeResource resource) {
    String path = resource.getPath() == null ? "" : resource.getPath().template;
    String template = resource.getClassPath().template + path;
    return new Route(resource.getHttpMethod(), template.replaceAll("/+", "/").replaceAll("/$", ""));
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
