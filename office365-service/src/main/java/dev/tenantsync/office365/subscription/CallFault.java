package dev.tenantsync.office365.subscription;

/** Why an endpoint is not called, or did not answer. */
enum CallFault {
  NOT_AN_ADDRESS("is not an absolute http or https address of at most 2,048 characters"),
  USER_INFO("must not contain a user name or password"),
  FRAGMENT("must not contain a fragment"),
  ODD_HOST("names no host in the usual way"),
  PORT("has a port other than 80, 443 and those from 1024 on"),
  NOT_HTTPS("must be https"),
  UNKNOWN_HOST("names a host that cannot be found"),
  FORBIDDEN_ADDRESS("leads to an address that this directory does not call"),
  UNREACHABLE("could not be reached"),
  TIMED_OUT("did not answer in time");

  private final String clause;

  CallFault(String clause) {
    this.clause = clause;
  }

  /** What is wrong with it, to stand behind its name. */
  String clause() {
    return clause;
  }
}
