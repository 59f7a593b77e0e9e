package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to run a server on a data directory, held by one process at a time and given up by the
 * kernel when that process ends in any way.
 *
 * <p>Within the process a system property is the lock, because the module is loaded by several
 * class loaders, and because closing a second channel on the file would release the lock of the
 * first (java.nio.channels.FileLock, "Platform dependencies").
 */
final class DirectoryLock implements AutoCloseable {

  private static final String PROPERTY = "dev.tenantsync.embeddedpostgres.port:";
  private static final String STARTING = "starting";

  private final String property;
  private final FileChannel file;

  private DirectoryLock(String property, FileChannel file) {
    this.property = property;
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @throws EmbeddedPostgresException if this or another process has it
   */
  static DirectoryLock take(Path dataDirectory) throws IOException {
    String property = PROPERTY + dataDirectory;
    if (System.getProperties().putIfAbsent(property, STARTING) != null) {
      throw inUse(dataDirectory, "this process");
    }
    @Nullable FileChannel file = null;
    try {
      file = lockedFile(dataDirectory);
      return new DirectoryLock(property, file);
    } finally {
      if (file == null) {
        System.clearProperty(property);
      }
    }
  }

  /** The port of the server this process runs on the directory already. */
  static Optional<Integer> publishedPort(Path dataDirectory) {
    return Optional.ofNullable(System.getProperty(PROPERTY + dataDirectory))
        .filter(port -> !port.equals(STARTING))
        .map(Integer::valueOf);
  }

  void publish(int port) {
    System.setProperty(property, Integer.toString(port));
  }

  /** Gives the lock up; another call does nothing, so that it cannot end a later owner's lock. */
  @Override
  public synchronized void close() {
    if (!file.isOpen()) {
      return;
    }
    try {
      file.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    System.clearProperty(property);
  }

  private static FileChannel lockedFile(Path dataDirectory) throws IOException {
    Path path = dataDirectory.resolve("lock");
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (file.tryLock() == null) {
      file.close();
      throw inUse(dataDirectory, "process " + Files.readString(path).strip());
    }
    String processId = Long.toString(ProcessHandle.current().pid());
    file.truncate(0).write(ByteBuffer.wrap(processId.getBytes(StandardCharsets.US_ASCII)));
    return file;
  }

  private static EmbeddedPostgresException inUse(Path dataDirectory, String owner) {
    return new EmbeddedPostgresException(
        "The data directory %s is in use by %s. Stop it, or choose another directory with"
                .formatted(dataDirectory, owner)
            + " embedded-postgres.data-dir.");
  }
}
