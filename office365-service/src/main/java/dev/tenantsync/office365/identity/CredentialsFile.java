package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.odata.Guids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A file of {@code NAME=value} lines that a shell can source, for its owner's eyes only. No value
 * needs quoting: ids and URL-safe secrets.
 */
final class CredentialsFile {

  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  /** What it says. */
  record Credentials(String tenant, UUID clientId, ClientSecret secret) {}

  private final Path path;

  CredentialsFile(Path path) {
    this.path = path;
  }

  /** Where it is, or would be. */
  Path path() {
    return path;
  }

  /** What it says; empty if it is not there or says something else. */
  Optional<Credentials> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      Map<String, String> values =
          Files.readAllLines(path, StandardCharsets.UTF_8).stream()
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
    try {
      Path directory = path.toAbsolutePath().getParent();
      if (!Files.exists(directory)) {
        // Those above it are shared with the database server, which may run as another user.
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, OWNER_DIRECTORY);
      }
      Path draft =
          Files.createTempFile(
              directory, ".credentials", "", PosixFilePermissions.asFileAttribute(OWNER_FILE));
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
