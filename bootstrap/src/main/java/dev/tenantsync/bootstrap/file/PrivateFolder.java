package dev.tenantsync.bootstrap.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A folder of mode 0700 with files of mode 0600. Failures are {@link UncheckedIOException}s. */
public final class PrivateFolder {

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;

  private PrivateFolder(Path path) {
    this.path = path;
  }

  /** Opens a folder; one that is not there is created, one that is there keeps its mode. */
  public static PrivateFolder at(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(absolute.resolve("..").normalize());
        Files.createDirectory(absolute, FOLDER);
      }
      return new PrivateFolder(absolute);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot create " + absolute, failure);
    }
  }

  /** A folder in this one. */
  public PrivateFolder folder(String name) {
    return at(path.resolve(name));
  }

  /** Where a file of this folder is, whether it exists or not; absolute. */
  public Path path(String name) {
    return path.resolve(name);
  }

  /** A file's text; empty if there is no such file. */
  public Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(path(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read " + path(name), failure);
    }
  }

  /** Writes a file; whoever reads meanwhile, or after a crash, sees the old text or the new. */
  public void write(String name, String text) {
    try {
      Path fresh = Files.createTempFile(path, name, ".new", FILE);
      try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        file.write(StandardCharsets.UTF_8.encode(text));
        file.force(true);
        Files.move(fresh, path(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write " + path(name), failure);
    }
  }

  /** Runs alone: other processes that ask for the same folder's lock wait. */
  public <T> T locked(Supplier<T> work) {
    try (FileChannel file =
        FileChannel.open(
            path("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE)) {
      file.lock();
      return work.get();
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot lock " + path, failure);
    }
  }
}
