package dev.tenantsync.office365.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client asks a token for: resources by name, permissions of them. OpenID's own scopes ask
 * for nothing here and are left out.
 *
 * @param scopes the rest, in the client's order
 */
record AskedScopes(List<String> scopes) {

  static final String DEFAULT = ".default";
  private static final Set<String> OPENID =
      Set.of("openid", "profile", "email", "offline_access", "address", "phone");

  /** One scope, taken apart. */
  record Scope(String resource, String permission) {

    static Scope of(String text) {
      int slash = text.lastIndexOf('/');
      // Graph's permissions go without its name.
      return slash < 0
          ? new Scope(Resources.GRAPH, text)
          : new Scope(Resources.bare(text.substring(0, slash)), text.substring(slash + 1));
    }
  }

  static AskedScopes of(String parameter) {
    return new AskedScopes(
        Stream.of(parameter.strip().split("\\s+"))
            .filter(scope -> !scope.isEmpty() && !OPENID.contains(scope))
            .toList());
  }

  /** The resource's name that a program asks for, the one with {@code .default}. */
  String resourceOfProgram() {
    Set<String> resources =
        scopes.stream()
            .map(Scope::of)
            .filter(scope -> scope.permission().equals(DEFAULT))
            .map(Scope::resource)
            .collect(Collectors.toSet());
    if (resources.isEmpty()) {
      throw Aadsts.SCOPE_WITHOUT_DEFAULT.with(this);
    }
    return only(resources);
  }

  /** The one resource's name that all scopes belong to. */
  String resourceOfPerson() {
    return only(scopes.stream().map(Scope::of).map(Scope::resource).collect(Collectors.toSet()));
  }

  /** The permissions asked for. */
  Set<String> permissions() {
    return scopes.stream()
        .map(Scope::of)
        .map(Scope::permission)
        .collect(Collectors.toUnmodifiableSet());
  }

  private String only(Set<String> resources) {
    if (resources.size() != 1) {
      throw Aadsts.INVALID_SCOPE.with(this);
    }
    return resources.iterator().next();
  }

  @Override
  public String toString() {
    return String.join(" ", scopes);
  }
}
