package dev.tenantsync.benchmark.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel says of a process's memory, in KiB; zeros once it has ended.
 *
 * @param resident at this moment
 * @param peak the most that was ever resident
 * @param proportional resident, each shared page divided by those who share it
 */
public record ProcessMemory(long resident, long peak, long proportional) {

  public static ProcessMemory of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    return new ProcessMemory(
        number(process.resolve("status"), "VmRSS:"),
        number(process.resolve("status"), "VmHWM:"),
        number(process.resolve("smaps_rollup"), "Pss:"));
  }

  private static long number(Path file, String label) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(label))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
