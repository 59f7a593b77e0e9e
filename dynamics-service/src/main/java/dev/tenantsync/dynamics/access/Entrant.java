package dev.tenantsync.dynamics.access;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody at the door: what the gates ask for, and the row that the caller would act as.
 *
 * @param row empty where there is none; the gates then say why
 */
public record Entrant(Optional<RowIds> row, Applicant applicant) {

  /** A row and its place. */
  public record RowIds(UUID systemuserId, UUID businessUnitId) {}
}
