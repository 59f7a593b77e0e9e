package dev.tenantsync.office365.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's address, taken apart.
 *
 * @param host a name, or an IP address; version 6 in brackets
 * @param path path and query, as they are sent
 */
record Target(boolean secure, String host, int port, String path) {

  private static final int LONGEST = 2_048;
  private static final int FIRST_FREE_PORT = 1_024;
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_-]+)*\\.?");

  /** A last label like this makes others read the whole host as a number (WHATWG URL). */
  private static final Pattern NUMERIC_END =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private static final Pattern PLAIN_V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  /** What is wrong with an address as it is written; nothing is looked up. */
  static Optional<CallFault> fault(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException malformed) {
      return Optional.of(CallFault.NOT_AN_ADDRESS);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || uri.isOpaque() || url.length() > LONGEST) {
      return Optional.of(CallFault.NOT_AN_ADDRESS);
    }
    if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
      return Optional.of(CallFault.USER_INFO);
    }
    if (uri.getRawFragment() != null) {
      return Optional.of(CallFault.FRAGMENT);
    }
    if (!isPlain(uri.getHost())) {
      return Optional.of(CallFault.ODD_HOST);
    }
    int port = of(url).port;
    boolean open = port == 80 || port == 443 || (port >= FIRST_FREE_PORT && port <= 65_535);
    return open ? Optional.empty() : Optional.of(CallFault.PORT);
  }

  /** Takes an address without {@link #fault} apart. */
  static Target of(String url) {
    URI uri = URI.create(url);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : (secure ? 443 : 80);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Target(secure, uri.getHost().toLowerCase(Locale.ROOT), port, path + query);
  }

  /** The host for a look-up: an address without its brackets. */
  String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** One more parameter in the query. */
  static String with(String url, String parameter) {
    return url + (URI.create(url).getRawQuery() == null ? "?" : "&") + parameter;
  }

  /** Numbers in other notations than the usual mean different hosts to different readers. */
  private static boolean isPlain(@Nullable String host) {
    if (host == null) {
      return false;
    }
    if (host.startsWith("[")) {
      return !host.contains("%");
    }
    return NUMERIC_END.matcher(host).matches()
        ? PLAIN_V4.matcher(host).matches()
        : NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
