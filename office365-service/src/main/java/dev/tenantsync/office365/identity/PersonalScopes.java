package dev.tenantsync.office365.identity;

import java.util.Optional;
import java.util.Set;

/**
 * What a person's token is good for: never more than that person's own data, whatever was asked.
 *
 * @param scope the claim {@code scp}
 * @param forNewPasswordOnly whether it is given out although the password must be changed
 */
record PersonalScopes(String scope, boolean forNewPasswordOnly) {

  /** Graph's permission for changing one's own password; the one that an expired one still buys. */
  static final String NEW_PASSWORD = "UserAuthenticationMethod.ReadWrite";

  /** The scope to grant; empty if the client asks for what nobody has consented to. */
  static Optional<PersonalScopes> grant(Resource resource, Set<String> asked) {
    if (resource == Resource.GRAPH && asked.equals(Set.of(NEW_PASSWORD))) {
      return Optional.of(new PersonalScopes(NEW_PASSWORD, true));
    }
    String ordinary = resource.personalScope();
    return Set.of(AskedScopes.DEFAULT, ordinary).containsAll(asked)
        ? Optional.of(new PersonalScopes(ordinary, false))
        : Optional.empty();
  }
}
