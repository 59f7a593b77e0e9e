package dev.tenantsync.office365.user;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks people's passwords. It takes as long where there is no such account: an answer's time does
 * not tell.
 */
@ApplicationScoped
public class PasswordCheck {

  /**
   * Who signs in.
   *
   * @param mustChangePassword whether the password is good for nothing but being changed
   */
  public record Account(
      UUID id,
      String userPrincipalName,
      String displayName,
      boolean enabled,
      boolean mustChangePassword) {}

  /**
   * What became of a check.
   *
   * @param isKnown whether there is such an account
   * @param right the account if the password is its own, whatever its state
   */
  public record Checked(boolean isKnown, Optional<Account> right) {}

  private record Found(Account account, String hash) {}

  private final Users users;
  private final Passwords passwords;

  PasswordCheck(Users users, Passwords passwords) {
    this.users = users;
    this.passwords = passwords;
  }

  /**
   * Checks a password; slow by design, so never inside a transaction.
   *
   * @param userPrincipalName in any letter case
   */
  public Checked check(String userPrincipalName, String password) {
    Optional<Found> found =
        QuarkusTransaction.requiringNew().call(() -> find(userPrincipalName.strip()));
    boolean right = passwords.matches(new Password(password), found.map(Found::hash));
    return new Checked(found.isPresent(), found.filter(any -> right).map(Found::account));
  }

  private Optional<Found> find(String name) {
    // An object id is a key of a user, too, but nobody's name.
    return name.indexOf('@') < 0
        ? Optional.empty()
        : users
            .byKey(name)
            .map(
                user ->
                    new Found(
                        new Account(
                            user.id,
                            user.userPrincipalName,
                            user.displayName,
                            user.accountEnabled,
                            user.forceChangePassword),
                        user.passwordHash));
  }
}
