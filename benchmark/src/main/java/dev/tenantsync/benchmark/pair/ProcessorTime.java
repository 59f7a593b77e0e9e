package dev.tenantsync.benchmark.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Processor time, which counts work alone, however busy the machine is with other things. */
final class ProcessorTime {

  /** Of every Linux on this platform. */
  private static final double TICKS_PER_SECOND = 100;

  /** utime, stime, and those of children that have ended, counted behind the command's name. */
  private static final int FIRST_FIELD = 11;

  private static final int FIELDS = 4;

  private ProcessorTime() {}

  /** Seconds of user and system time of a process and all below it, ended ones included. */
  static double seconds(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
            .mapToLong(process -> ticks(process.pid()))
            .sum()
        / TICKS_PER_SECOND;
  }

  private static long ticks(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      return IntStream.range(FIRST_FIELD, FIRST_FIELD + FIELDS)
          .mapToLong(field -> Long.parseLong(fields[field]))
          .sum();
    } catch (IOException ended) {
      return 0;
    }
  }
}
