package dev.tenantsync.dynamics.error;

/** Dataverse's error body. */
record ErrorJson(BodyJson error) {

  record BodyJson(String code, String message) {}
}
