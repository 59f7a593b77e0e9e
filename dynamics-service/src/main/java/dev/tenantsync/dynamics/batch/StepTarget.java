package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Links;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a step goes. Clients write its URL whole, from the host's root, or relative to the service
 * root; in a change set it may begin with {@code $} and the Content-ID of an earlier request.
 */
final class StepTarget {

  /** Dataverse: "a URL up to 64 KB"; longer queries than an address may have are why some batch. */
  static final int LONGEST = 65_536;

  private static final String API = "/" + Links.API;
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)(https?)://([^/?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final Pattern BAD_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String LITERAL = "-._~:/?@!$&'()*+,;=%";

  private final String origin;
  private final String at;
  private final boolean inChangeSet;

  StepTarget(String origin, String at, boolean inChangeSet) {
    this.origin = origin;
    this.at = at;
    this.inChangeSet = inChangeSet;
  }

  /**
   * The path and query, with what an address cannot hold percent-encoded.
   *
   * @throws DataverseException 400 for a URL that leads to another place, or to a batch
   */
  String read(String url) {
    if (url.length() > LONGEST) {
      throw refusal("the URL is longer than " + LONGEST + " characters");
    }
    if (url.isEmpty() || url.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw refusal("the URL is empty or holds control characters");
    }
    String target = encoded(rooted(url));
    if (BAD_PERCENT.matcher(target).find() || leavesRoot(target)) {
      throw refusal("the URL '" + Malformed.shown(url) + "' cannot be resolved");
    }
    if (path(target).matches(API + "+\\$batch(\\(\\))?/*")) {
      throw refusal("a batch cannot hold another");
    }
    return target;
  }

  /** Whether a host, with its port if that is not the scheme's own, is the one that was called. */
  boolean isHere(String host) {
    return isHere(URI.create(origin).getScheme(), host);
  }

  private boolean isHere(String scheme, String host) {
    URI called = URI.create(origin);
    return authority(called.getScheme(), called.getRawAuthority()).equals(authority(scheme, host));
  }

  private String rooted(String url) {
    if (inChangeSet && url.startsWith("$")) {
      return url;
    }
    Matcher absolute = ABSOLUTE.matcher(url);
    boolean here = absolute.matches() && isHere(absolute.group(1), absolute.group(2));
    boolean relative = !url.startsWith("/") && !SCHEME.matcher(url).matches();
    String below = here ? absolute.group(3) : relative ? API + url : url;
    if (!below.startsWith(API)) {
      throw refusal("the URL '" + Malformed.shown(url) + "' does not lead below " + origin + API);
    }
    return below;
  }

  /** Without the port that the scheme implies: a proxy may have taken TLS off the way here. */
  private static String authority(String scheme, String written) {
    String port = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
    String small = written.toLowerCase(Locale.ROOT);
    return small.endsWith(port) ? small.substring(0, small.length() - port.length()) : small;
  }

  private static boolean leavesRoot(String target) {
    return Arrays.stream(path(target).split("/"))
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static String path(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return path.replace("%24", "$")
        .replaceAll("%2[eE]", ".")
        .replace("%28", "(")
        .replace("%29", ")");
  }

  private static String encoded(String target) {
    StringBuilder encoded = new StringBuilder();
    for (int index = 0; index < target.length(); index++) {
      char c = target.charAt(index);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%" + HEX.toHexDigits((byte) c));
    }
    return encoded.toString();
  }

  private DataverseException refusal(String fault) {
    return Malformed.at(at, fault);
  }
}
