package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own new password, which also ends a forced change. */
@ApplicationScoped
public class PasswordChange {

  private record Before(String hash, boolean mayBeWeak) {

    static Before of(User user) {
      @Nullable String policies = user.passwordPolicies;
      return new Before(
          user.passwordHash, policies != null && policies.contains("DisableStrongPassword"));
    }
  }

  private final Users users;
  private final Passwords passwords;
  private final ChangeLog changes;

  PasswordChange(Users users, Passwords passwords, ChangeLog changes) {
    this.users = users;
    this.passwords = passwords;
    this.changes = changes;
  }

  /**
   * Sets a new password. Slow by design, so never called inside a transaction.
   *
   * @return false if the current password is not the account's, or no longer
   * @throws GraphException if the new one is too weak, or the current one
   */
  public boolean change(UUID userId, String current, String wanted) {
    Optional<Before> before =
        QuarkusTransaction.requiringNew()
            .call(() -> users.byKey(userId.toString()).map(Before::of));
    if (!passwords.matches(new Password(current), before.map(Before::hash))) {
      return false;
    }
    Password next = new Password(wanted);
    if (!next.isAcceptable(before.orElseThrow().mayBeWeak()) || wanted.equals(current)) {
      throw UserRefusals.weakPassword();
    }
    String hash = passwords.hash(next);
    return QuarkusTransaction.requiringNew()
        .call(() -> replace(userId, before.orElseThrow().hash(), hash));
  }

  /** Nobody may have set another password meanwhile: that one would be lost. */
  private boolean replace(UUID userId, String before, String after) {
    Optional<User> user =
        users.lockByKey(userId.toString()).filter(found -> found.passwordHash.equals(before));
    user.ifPresent(
        found -> {
          found.passwordHash = after;
          found.forceChangePassword = false;
          changes.append(
              Change.of(Change.Resource.USER, userId, Change.Kind.UPDATED)
                  .touched("passwordProfile"));
        });
    return user.isPresent();
  }
}
