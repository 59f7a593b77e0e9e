package dev.tenantsync.bootstrap.trace;

import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of another service, as far as a span tells of it.
 *
 * @param port -1 for the scheme's own
 * @param template the path without what it is about; null where others chose the address
 */
public record Outgoing(String method, String host, int port, @Nullable String template) {

  /** Words of an API; ids, names and keys of people are none. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,40}|v[0-9]\\.[0-9]");

  /** A call of an API whose paths are made of words and ids; the query is left out. */
  public static Outgoing ofApi(String method, URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return new Outgoing(method, host(url), url.getPort(), template(path));
  }

  /** A call of an address that somebody else chose, which may have a secret in its path. */
  public static Outgoing ofHook(String method, URI url) {
    return new Outgoing(method, host(url), url.getPort(), null);
  }

  String name() {
    return template == null ? method : method + " " + template;
  }

  private static String template(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> part.isEmpty() || WORD.matcher(part).matches() ? part : "{id}")
        .collect(Collectors.joining("/"));
  }

  private static String host(URI url) {
    return url.getHost() == null ? "unknown" : url.getHost();
  }
}
