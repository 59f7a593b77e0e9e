package dev.tenantsync.office365.identity;

/** What tokens are issued for. */
enum Resource {
  /** The directory itself, as Microsoft Graph or by an address of its own. */
  GRAPH("User.Read"),
  /** A Dynamics environment. */
  DYNAMICS("user_impersonation");

  private final String personalScope;

  Resource(String personalScope) {
    this.personalScope = personalScope;
  }

  /** The scope of a person's ordinary token. */
  String personalScope() {
    return personalScope;
  }
}
