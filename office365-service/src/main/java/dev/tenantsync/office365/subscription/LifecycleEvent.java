package dev.tenantsync.office365.subscription;

/** What happens to a subscription itself (Graph: lifecycle notifications). */
enum LifecycleEvent {
  /** Notices were dropped; what they were about must be looked up. */
  MISSED("missed"),
  /** It expired while its endpoint did not answer. */
  SUBSCRIPTION_REMOVED("subscriptionRemoved"),
  /** It expires soon. */
  REAUTHORIZATION_REQUIRED("reauthorizationRequired");

  private final String wireName;

  LifecycleEvent(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
