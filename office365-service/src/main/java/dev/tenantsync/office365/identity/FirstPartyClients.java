package dev.tenantsync.office365.identity;

import java.util.Set;
import java.util.UUID;

/** Microsoft's own public clients: every tenant knows them, and no one registers them. */
final class FirstPartyClients {

  private static final UUID AZURE_CLI = UUID.fromString("04b07795-8ddb-461a-bbee-02f9e1bf7b46");
  private static final UUID AZURE_POWERSHELL =
      UUID.fromString("1950a258-227b-4e31-a9cf-717495945fc2");
  private static final UUID GRAPH_POWERSHELL =
      UUID.fromString("14d82eec-204b-4c2f-b7e8-296a70dab67e");
  private static final Set<UUID> ALL = Set.of(AZURE_CLI, AZURE_POWERSHELL, GRAPH_POWERSHELL);

  private FirstPartyClients() {}

  static boolean includes(UUID clientId) {
    return ALL.contains(clientId);
  }
}
