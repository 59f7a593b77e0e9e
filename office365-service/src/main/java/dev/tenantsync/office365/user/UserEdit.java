package dev.tenantsync.office365.user;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants a user's properties to be; those it does not name stay as they are.
 *
 * @param values of writable properties, checked one by one
 * @param manager whom to report to, if it says so
 */
public record UserEdit(
    Map<UserProperty, @Nullable Object> values,
    Optional<PasswordEdit> password,
    Optional<UUID> manager) {

  /**
   * What a client wants of the password.
   *
   * @param text the new one, if there is one
   * @param mustChange whether the user must choose another at the next sign-in, if it says so
   */
  record PasswordEdit(Optional<Password> text, Optional<Boolean> mustChange) {}

  public UserEdit {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The wanted value; empty when it is null or not named. */
  Optional<Object> value(String name) {
    return UserProperties.find(name).map(values::get);
  }

  /** Whether it blocks the user from signing in. */
  boolean disables() {
    return value("accountEnabled").equals(Optional.of(false));
  }

  /** Whether weak passwords are allowed to the user once this edit is applied. */
  boolean allowsWeakPassword(@Nullable String policiesBefore) {
    String policies =
        UserProperties.find("passwordPolicies").filter(values::containsKey).isPresent()
            ? (String) value("passwordPolicies").orElse("")
            : policiesBefore;
    return policies != null && policies.contains("DisableStrongPassword");
  }

  void applyTo(User user) {
    values.forEach(
        (property, wanted) -> {
          if (property.set() != null) {
            property.set().accept(user, wanted);
          }
        });
  }
}
