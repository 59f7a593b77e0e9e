package dev.tenantsync.odata;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which operators a property admits. {@code in} goes wherever {@code eq} goes.
 *
 * @param plain always
 * @param advanced in an advanced query only (Graph: header ConsistencyLevel and $count=true)
 */
public record Admission(Set<Operator> plain, Set<Operator> advanced) {

  public Admission {
    plain = Set.copyOf(plain);
    advanced = Set.copyOf(advanced);
  }

  public static Admission of(Operator... plain) {
    return new Admission(Set.of(plain), Set.of());
  }

  public static Admission everything() {
    return new Admission(EnumSet.allOf(Operator.class), Set.of());
  }

  /** For a property that may be read, but not queried. */
  public static Admission nothing() {
    return new Admission(Set.of(), Set.of());
  }

  /** The same, and these operators in an advanced query. */
  public Admission withAdvanced(Operator... more) {
    return new Admission(plain, Set.of(more));
  }

  boolean isEmpty() {
    return plain.isEmpty() && advanced.isEmpty();
  }

  boolean admits(Operator operator, boolean advancedQuery) {
    return plain.contains(asAdmitted(operator))
        || (advancedQuery && advanced.contains(asAdmitted(operator)));
  }

  private static Operator asAdmitted(Operator operator) {
    return operator == Operator.IN ? Operator.EQ : operator;
  }
}
