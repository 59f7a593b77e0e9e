package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The secret that the directory shows with each notice. It lies in the database, so that replicas
 * share it, and tells this environment's subscriptions from another's of the same registration.
 */
@ApplicationScoped
class ClientState {

  private static final int BYTES = 32;

  private final Database database;
  private volatile @Nullable String known;

  ClientState(Database database) {
    this.database = database;
  }

  /** The secret, made by whoever needs it first. */
  String text() {
    String text = known;
    if (text == null) {
      database.update(
          "insert into notification_secret (client_state) values (?) on conflict do nothing",
          random());
      text =
          database
              .first(
                  "select client_state from notification_secret", row -> row.text("client_state"))
              .orElseThrow();
      known = text;
    }
    return text;
  }

  /** Takes as long for a wrong one as for the right one. */
  boolean is(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), text().getBytes(StandardCharsets.UTF_8));
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
