package dev.tenantsync.office365.permission;

/**
 * A route as it is declared, whatever values stand in a request's path.
 *
 * @param method HTTP method in capitals; a HEAD is routed as its GET
 * @param template path with parameters by name, such as {@code /v1.0/users/{key}}
 */
record Route(String method, String template) {

  /** Reads a route from its usual notation, {@code GET /v1.0/users/{key}}. */
  static Route of(String text) {
    int space = text.indexOf(' ');
    return new Route(text.substring(0, space), text.substring(space + 1));
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
