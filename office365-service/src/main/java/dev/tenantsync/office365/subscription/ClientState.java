package dev.tenantsync.office365.subscription;

/** The secret by which a client knows its notices; it shows nowhere else, not even in a log. */
record ClientState(String text) {

  @Override
  public String toString() {
    return "(hidden)";
  }
}
