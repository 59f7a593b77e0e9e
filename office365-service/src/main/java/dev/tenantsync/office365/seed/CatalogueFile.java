package dev.tenantsync.office365.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.tenant.DirectorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Finds and reads the catalogue: the file that the settings name, else the one we bring. */
@ApplicationScoped
class CatalogueFile {

  private static final String OURS = "/catalogue/catalogue.json";

  private final DirectorySettings settings;
  private final ObjectMapper json;

  CatalogueFile(DirectorySettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /**
   * @throws UncheckedIOException if the file is not there or is no catalogue; the service does not
   *     start then
   */
  CatalogueJson read() {
    try (InputStream file = open(settings.catalogue())) {
      return json.readValue(file, CatalogueJson.class);
    } catch (IOException failure) {
      throw new UncheckedIOException("the catalogue cannot be read", failure);
    }
  }

  private static InputStream open(Optional<Path> named) throws IOException {
    return named.isPresent()
        ? Files.newInputStream(named.get())
        : Objects.requireNonNull(CatalogueFile.class.getResourceAsStream(OURS));
  }
}
