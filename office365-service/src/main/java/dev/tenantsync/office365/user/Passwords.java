package dev.tenantsync.office365.user;

import dev.tenantsync.office365.tenant.DirectorySettings;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Hashes passwords; nothing here turns a hash back. */
@ApplicationScoped
class Passwords {

  /** The hash of an account without a password: no password matches it. */
  static final String NONE = "none";

  private final int cost;

  /** What is compared where there is no account, for an answer that comes as late. */
  private final String decoy;

  Passwords(DirectorySettings settings) {
    this.cost = settings.password().cost();
    this.decoy = hash(new Password(UUID.randomUUID().toString()));
  }

  /** A salted bcrypt hash in modular crypt format. Slow by design: call it outside transactions. */
  String hash(Password password) {
    return BcryptUtil.bcryptHash(password.text(), cost);
  }

  /**
   * Whether this is the password of the hash; never where there is no hash, or no password. Takes
   * as long either way.
   */
  boolean matches(Password attempt, Optional<String> hash) {
    Optional<String> real = hash.filter(any -> !any.equals(NONE));
    boolean equal = BcryptUtil.matches(attempt.text(), real.orElse(decoy));
    return equal && real.isPresent() && attempt.fits();
  }
}
