package dev.tenantsync.office365.permission;

/** What became of a caller at a route, and why. */
enum Verdict {
  ALLOWED("The route is open, or the caller holds what it asks for."),
  UNKNOWN_ROUTE("The table has no rule for this route."),
  LACKS_PERMISSION("The program holds no application permission that opens this route."),
  LACKS_SCOPE("A person's token does not reach this route."),
  PEOPLE_ONLY("The route is about the signed-in person, and a program is none.");

  private final String sentence;

  Verdict(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in one sentence. */
  String sentence() {
    return sentence;
  }
}
