package dev.tenantsync.pair.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clocks of single processes, by libfaketime, where that is installed or named by {@code
 * -Dfaults.faketime}. Only the time of day is moved; what measures durations runs on.
 */
record Clocks(Optional<Path> library, Path home) {

  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  static Clocks in(Path home) throws IOException {
    Path named = Path.of(System.getProperty("faults.faketime", "/nowhere"));
    Optional<Path> library = Optional.of(named).filter(Files::exists).or(Clocks::installed);
    return new Clocks(library, Files.createDirectories(home).toAbsolutePath());
  }

  private static Optional<Path> installed() {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders.map(folder -> folder.resolve(LIBRARY)).filter(Files::exists).findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }

  boolean canJump() {
    return library.isPresent();
  }

  /** The settings that put a process on a clock of its own. */
  Map<String, String> environment(String process) {
    if (library.isEmpty()) {
      return Map.of();
    }
    set(process, 0);
    return Map.of(
        "LD_PRELOAD", library.get().toString(),
        "FAKETIME_TIMESTAMP_FILE", file(process).toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Meant for waits on the faked one: every wait of Java's would be over at once, for ever.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "FAKETIME_DONT_RESET", "1");
  }

  /** Puts a process's clock so many seconds ahead, or behind. */
  void set(String process, int seconds) {
    if (library.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file(process), "%+d\n".formatted(seconds));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(String process) {
    return home.resolve(process + ".clock");
  }
}
