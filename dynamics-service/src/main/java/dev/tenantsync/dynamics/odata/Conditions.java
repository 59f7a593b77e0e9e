package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.error.DataverseException;
import java.util.Optional;

/**
 * What a client asks of the row that it writes.
 *
 * @param ifMatch an update only, of one of these versions; {@code *} is any
 * @param ifNoneMatch not of one of these versions; {@code *} is a row that is not there
 */
public record Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {

  /** The same of a row that must be there, as one whose property is written. */
  public Conditions updating() {
    return ifMatch.isPresent() ? this : new Conditions(Optional.of("*"), ifNoneMatch);
  }

  /** Whether a row that is not there may be made. */
  public boolean mayInsert() {
    return ifMatch.isEmpty();
  }

  /**
   * @throws DataverseException 412 where the row that is there does not meet them
   */
  public void check(long version) {
    boolean changed = ifMatch.filter(header -> !ETags.names(header, version)).isPresent();
    boolean unwanted = ifNoneMatch.filter(header -> ETags.names(header, version)).isPresent();
    if (changed || unwanted) {
      throw DataverseException.versionMismatch();
    }
  }
}
