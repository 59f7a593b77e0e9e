package dev.tenantsync.office365.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made a change, as the change log writes it: {@code app:<appId>}, {@code user:<id>}, {@code
 * system} for what the service does by itself, {@code anonymous} where no token is asked for.
 *
 * @param id of the program's registration or the person, where it is one
 */
public record Actor(Kind kind, Optional<UUID> id) {

  /** What the change log writes of the service itself. */
  public static final String SYSTEM = "system";

  static final String ANONYMOUS = "anonymous";

  private static final Pattern CALLER = Pattern.compile("(app|user):([0-9a-f-]{36})");

  /** What kind of caller. */
  public enum Kind {
    APP,
    USER,
    /** The service itself, or nobody who is known. */
    NOBODY
  }

  /** Reads what the change log wrote. */
  public static Actor parse(String text) {
    Matcher caller = CALLER.matcher(text);
    return caller.matches()
        ? new Actor(
            caller.group(1).equals("app") ? Kind.APP : Kind.USER,
            Optional.of(UUID.fromString(caller.group(2))))
        : new Actor(Kind.NOBODY, Optional.empty());
  }

  /** What the change log writes of a caller. */
  public static String text(Kind kind, UUID id) {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }

  /** Whether it is this person. */
  public boolean isUser(UUID userId) {
    return kind == Kind.USER && id.equals(Optional.of(userId));
  }
}
