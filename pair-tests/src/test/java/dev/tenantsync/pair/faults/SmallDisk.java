package dev.tenantsync.pair.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk of a few megabytes under a database's tables, which can be filled up. Who may not mount
 * one skips the test; the server's files of the log stay where they are.
 */
final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 4096;

  private final FaultyDatabase database;
  private final Path place;
  private final Path filler;

  private SmallDisk(FaultyDatabase database, Path place) {
    this.database = database;
    this.place = place;
    this.filler = place.resolve("filler");
  }

  /** Mounts it and moves all tables and indexes of the database there. */
  static SmallDisk under(FaultyDatabase database, Path place) throws IOException {
    Files.createDirectories(place);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place.toString()),
        "a small file system can be mounted");
    SmallDisk disk = new SmallDisk(database, place);
    Path tables = Files.createDirectory(place.resolve("tables"));
    run("chown", "--reference=" + database.files(), tables.toString());
    database.execute("create tablespace small location '" + tables.toAbsolutePath() + "'");
    disk.move("pg_default", "small");
    return disk;
  }

  private void move(String from, String to) {
    for (String kind : List.of("table", "index")) {
      database.execute("alter " + kind + " all in tablespace " + from + " set tablespace " + to);
    }
  }

  /** Leaves no room for anything. */
  void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (Files.getFileStore(place).getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  void clear() throws IOException {
    Files.deleteIfExists(filler);
  }

  @Override
  public void close() throws IOException {
    clear();
    move("small", "pg_default");
    database.execute("drop tablespace small");
    run("umount", place.toString());
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
