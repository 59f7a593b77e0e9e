package dev.tenantsync.office365.user;

import dev.tenantsync.office365.tenant.DirectorySettings;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;

/** Hashes passwords; nothing here turns a hash back. */
@ApplicationScoped
class Passwords {

  private final int cost;

  Passwords(DirectorySettings settings) {
    this.cost = settings.password().cost();
  }

  /** A salted bcrypt hash in modular crypt format. Slow by design: call it outside transactions. */
  String hash(Password password) {
    return BcryptUtil.bcryptHash(password.text(), cost);
  }
}
