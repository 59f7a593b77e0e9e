package dev.tenantsync.office365.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a step goes. Clients write its url relative to the service root with or without a slash,
 * some with the version, and links of earlier answers are absolute.
 */
final class StepTarget {

  /** Longer queries than an address may have are one reason to send a batch. */
  static final int LONGEST = 16_000;

  private static final String VERSION = "/v1.0";
  private static final Pattern ELSEWHERE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?//.*");
  private static final String LITERAL = "-._~:/?[]@!$&'()*+,;=%";

  private StepTarget() {}

  /**
   * The path and query of a step's url, with what an address cannot hold percent-encoded.
   *
   * @param root this service's root as the client calls it, {@code scheme://host/v1.0}
   * @return empty if the url leads to another place
   */
  static Optional<String> of(String url, String root) {
    String below = url.startsWith(root + "/") ? url.substring(root.length()) : url;
    if (ELSEWHERE.matcher(below).matches()) {
      return Optional.empty();
    }
    String rooted = below.startsWith("/") ? below : "/" + below;
    String target = encoded(rooted.startsWith(VERSION + "/") ? rooted : VERSION + rooted);
    return leavesRoot(target) ? Optional.empty() : Optional.of(target);
  }

  /** Whether a target is a batch itself. */
  static boolean isBatch(String target) {
    return path(target).matches(VERSION + "/+\\$batch/*");
  }

  private static boolean leavesRoot(String target) {
    return Arrays.stream(path(target).split("/"))
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static String path(String target) {
    return target.replaceAll("\\?.*", "").replace("%24", "$").replaceAll("%2[eE]", ".");
  }

  private static String encoded(String target) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : target.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encoded.toString();
  }
}
