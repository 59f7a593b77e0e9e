package dev.tenantsync.office365.permission;

import dev.tenantsync.office365.identity.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a route asks of whoever calls it.
 *
 * @param grants what opens it to a program, the least first, any one of them; none: people only
 * @param scopes what opens it to a person's token, any one of them; none: programs only
 */
record Rule(List<Grant> grants, Set<String> scopes) {

  Rule {
    grants = List.copyOf(grants);
    scopes = Set.copyOf(scopes);
    if (grants.isEmpty() && scopes.isEmpty()) {
      throw new IllegalArgumentException("a rule that lets nobody in is no rule");
    }
  }

  /** A route for programs that hold this application permission. */
  static Rule least(String permission) {
    return new Rule(List.of(Grant.of(permission)), Set.of());
  }

  /** A route for programs that hold all these application permissions. */
  static Rule together(String... permissions) {
    return new Rule(List.of(new Grant(Set.of(permissions), Set.of())), Set.of());
  }

  /** A route about the signed-in person, for tokens with one of these scopes. */
  static Rule person(String... scopes) {
    return new Rule(List.of(), Set.of(scopes));
  }

  /** As this, and open to wider permissions, too. */
  Rule also(String... permissions) {
    return and(Arrays.stream(permissions).map(Grant::of).toList());
  }

  /** As this, and open to programs with all these permissions, too, for these properties only. */
  Rule alsoChanging(Set<String> properties, String... permissions) {
    return and(List.of(new Grant(Set.of(permissions), properties)));
  }

  /** As this, and open to people whose token has this scope, too. */
  Rule alsoPerson(String scope) {
    return new Rule(grants, Set.of(scope));
  }

  /**
   * Judges a caller. A scope never stands in for an application permission, nor the reverse.
   *
   * @param touched names the properties that the request changes; asked only where it matters, of a
   *     caller who may change some of them
   */
  Verdict judge(Caller caller, Supplier<Set<String>> touched) {
    return caller instanceof Caller.Program program
        ? judge(program.permissions(), touched)
        : judge((Caller.Person) caller);
  }

  private Verdict judge(Caller.Person person) {
    return person.scopes().stream().anyMatch(scopes::contains)
        ? Verdict.ALLOWED
        : Verdict.LACKS_SCOPE;
  }

  private Verdict judge(Set<String> permissions, Supplier<Set<String>> touched) {
    if (grants.isEmpty()) {
      return Verdict.PEOPLE_ONLY;
    }
    List<Grant> held = grants.stream().filter(grant -> grant.isHeldWith(permissions)).toList();
    boolean suffices =
        held.stream().anyMatch(grant -> !grant.isLimited())
            || (!held.isEmpty() && allows(held, touched.get()));
    return suffices ? Verdict.ALLOWED : Verdict.LACKS_PERMISSION;
  }

  private static boolean allows(List<Grant> held, Set<String> touched) {
    return held.stream().anyMatch(grant -> grant.allows(touched));
  }

  private Rule and(List<Grant> more) {
    List<Grant> all = new ArrayList<>(grants);
    all.addAll(more);
    return new Rule(all, scopes);
  }
}
