package dev.tenantsync.dynamics.history;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.odata.SignedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The signed {@code $skiptoken} of a history's next link: whose it is and where it goes on. */
@ApplicationScoped
class HistoryTokens {

  private static final int VERSION = 1;

  private final Database database;
  private volatile @Nullable SignedToken signing;

  HistoryTokens(Database database) {
    this.database = database;
  }

  String after(UUID id, long number) {
    ByteBuffer payload = ByteBuffer.allocate(3 * Long.BYTES);
    payload.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return signing().seal(payload.putLong(number).array());
  }

  /** The number to go on before; empty for a token that is not ours or of another user's. */
  Optional<Long> read(UUID id, String token) {
    return signing().open(token).flatMap(payload -> number(id, ByteBuffer.wrap(payload)));
  }

  private static Optional<Long> number(UUID id, ByteBuffer payload) {
    try {
      UUID whose = new UUID(payload.getLong(), payload.getLong());
      return whose.equals(id) ? Optional.of(payload.getLong()) : Optional.empty();
    } catch (BufferUnderflowException cut) {
      return Optional.empty();
    }
  }

  private SignedToken signing() {
    SignedToken known = signing;
    if (known == null) {
      String secret =
          database
              .first(
                  "select encode(secret, 'hex') as secret from signing_key where purpose = 'page'",
                  row -> row.text("secret"))
              .orElseThrow();
      known = new SignedToken("history", VERSION, HexFormat.of().parseHex(secret));
      signing = known;
    }
    return known;
  }
}
