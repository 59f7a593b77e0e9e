package dev.tenantsync.office365.bulk;

/** Where an import stands. */
enum JobStatus {
  /** The file is still coming in. */
  UPLOADING("notStarted"),
  NOT_STARTED("notStarted"),
  RUNNING("running"),
  COMPLETED("completed"),
  /** Every line was dealt with, and some of them failed. */
  COMPLETED_WITH_ERRORS("completedWithErrors"),
  /** The job as a whole was refused. */
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String wire;

  JobStatus(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  /** Whether nothing more will come of it. */
  boolean isEnded() {
    return compareTo(RUNNING) > 0;
  }
}
