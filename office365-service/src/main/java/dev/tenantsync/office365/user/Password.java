package dev.tenantsync.office365.user;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A password as a client sent it (Microsoft: password policies): at least 8 characters, three of
 * the four kinds of character unless the policy is off.
 */
record Password(String text) {

  private static final int SHORTEST = 8;

  /** bcrypt looks at no more, so a longer one would promise strength that it has not. */
  private static final int LONGEST_IN_BYTES = 72;

  private static final int KINDS = 3;

  boolean isAcceptable(boolean mayBeWeak) {
    return text.length() >= SHORTEST && fits() && (mayBeWeak || kinds() >= KINDS);
  }

  /**
   * Whether a hash tells this password from every other: bcrypt looks at its first bytes only, and
   * repeats a shorter one behind a NUL.
   */
  boolean fits() {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= LONGEST_IN_BYTES && text.indexOf('\0') < 0;
  }

  private long kinds() {
    List<IntPredicate> kinds =
        List.of(
            Character::isLowerCase,
            Character::isUpperCase,
            Character::isDigit,
            c -> !Character.isLetterOrDigit(c));
    return kinds.stream().filter(kind -> text.codePoints().anyMatch(kind)).count();
  }

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "Password";
  }
}
