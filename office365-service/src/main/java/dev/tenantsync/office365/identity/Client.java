package dev.tenantsync.office365.identity;

import java.util.List;
import java.util.UUID;

/**
 * A registered program, as it signs in.
 *
 * @param isPublic whether people may sign in with it
 */
record Client(
    UUID objectId, UUID clientId, boolean enabled, boolean isPublic, List<String> permissions) {

  static Client of(Application application) {
    return new Client(
        application.id,
        application.appId,
        application.accountEnabled,
        application.isFallbackPublicClient,
        application.permissions.stream().sorted().toList());
  }
}
