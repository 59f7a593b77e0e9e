package dev.tenantsync.office365.audit;

import dev.tenantsync.office365.odata.Guids;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry's id: its row in the log, and the nonce that tells it from any other row that ever held
 * those numbers.
 *
 * @param xact the writing transaction's {@code xid8}, in decimal digits
 */
record AuditId(UUID nonce, String xact, long seq) {

  private static final Pattern SHAPE =
      Pattern.compile("Directory_([0-9a-fA-F-]{36})_([0-9]{1,18})_([0-9]{1,18})");

  /** The id of this text; empty when it is none. */
  static Optional<AuditId> parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    return parts.matches()
        ? Guids.parse(parts.group(1))
            .map(nonce -> new AuditId(nonce, parts.group(2), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Directory_" + nonce + "_" + xact + "_" + seq;
  }
}
