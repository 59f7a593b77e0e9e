package dev.tenantsync.dynamics.odata;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Row versions as weak entity tags, {@code W/"n"}. */
public final class ETags {

  private ETags() {}

  public static String of(long version) {
    return "W/\"" + version + "\"";
  }

  /** Whether a header such as {@code If-Match} names this version, among others or as any. */
  public static boolean names(String header, long version) {
    String tag = of(version);
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(named -> named.equals("*") || named.equals(tag) || ("W/" + named).equals(tag));
  }

  /** Whether the client has this very version already. */
  public static boolean fresh(@Nullable String ifNoneMatch, long version) {
    return Optional.ofNullable(ifNoneMatch).filter(header -> names(header, version)).isPresent();
  }
}
