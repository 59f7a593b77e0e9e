package dev.tenantsync.benchmark.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the data of one population lie, laid out like {@code ./start}'s {@code DATA_DIR}, with a
 * note of what was done to them.
 */
public final class DataFolder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTE = "population.json";

  private final Path path;

  public DataFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  public Path path() {
    return path;
  }

  Path of(String service) {
    return path.resolve(service + "-service");
  }

  /** Whether a population of this size was imported to its end. */
  public boolean holds(int size) {
    return number("size") == size;
  }

  /** How many of those without a licence were given one since the import. */
  public int granted() {
    return number("granted");
  }

  public void note(int size, int granted) {
    try {
      JSON.writeValue(path.resolve(NOTE).toFile(), Map.of("size", size, "granted", granted));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes what is below, and the folder. */
  public void delete() {
    delete(path);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private int number(String name) {
    Path note = path.resolve(NOTE);
    if (!Files.exists(note)) {
      return 0;
    }
    try {
      JsonNode found = JSON.readTree(note.toFile());
      return found.path(name).asInt();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
