package dev.tenantsync.office365.identity;

import dev.tenantsync.bootstrap.file.PrivateFolder;
import dev.tenantsync.office365.odata.Guids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A file of {@code NAME=value} lines that a shell can source, for its owner's eyes only. No value
 * needs quoting: ids and URL-safe secrets.
 */
final class CredentialsFile {

  /** What it says. */
  record Credentials(String tenant, UUID clientId, ClientSecret secret) {}

  private final Path folder;
  private final String name;

  /**
   * @param folder the owner's alone; made when something is written and it is not there
   */
  CredentialsFile(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Where it is, or would be. */
  Path path() {
    return folder.resolve(name);
  }

  /** What it says; empty if it is not there or says something else. */
  Optional<Credentials> read() {
    if (!Files.exists(path())) {
      return Optional.empty();
    }
    try {
      Map<String, String> values =
          Files.readAllLines(path(), StandardCharsets.UTF_8).stream()
              .map(line -> line.split("=", 2))
              .filter(parts -> parts.length == 2)
              .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> b));
      String tenant = values.getOrDefault("TENANT", "");
      String secret = values.getOrDefault("CLIENT_SECRET", "");
      return Guids.parse(values.get("CLIENT_ID"))
          .filter(id -> !secret.isEmpty())
          .map(id -> new Credentials(tenant, id, new ClientSecret(secret)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it whole or not at all; nobody else can read it at any moment. */
  void write(Credentials credentials) {
    String text =
        "TENANT=%s\nCLIENT_ID=%s\nCLIENT_SECRET=%s\n"
            .formatted(credentials.tenant(), credentials.clientId(), credentials.secret().text());
    PrivateFolder.at(folder).write(name, text);
  }
}
