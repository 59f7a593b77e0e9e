package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server writes about itself into its data (PostgreSQL documentation, "Database File
 * Layout": postmaster.pid).
 */
record PostmasterFile(Path cluster, long processId, boolean ready) {

  private static final int STATUS_LINE = 7;

  static Path path(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Empty while there is none, or none with a process id yet. */
  static Optional<PostmasterFile> in(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path(cluster));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
      return Optional.empty();
    }
    boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    return Optional.of(new PostmasterFile(cluster, Long.parseLong(lines.get(0).strip()), ready));
  }

  /**
   * The server, if it still runs. After a crash or in a restarted container the number may belong
   * to another process, even to a thread of this one, so the command line has to fit, too.
   */
  Optional<ProcessHandle> liveServer() {
    List<String> words = commandLine();
    boolean ours = words.get(0).endsWith("/postgres") && words.contains(cluster.toString());
    return ours ? ProcessHandle.of(processId) : Optional.empty();
  }

  private List<String> commandLine() {
    Path processes = Path.of("/proc");
    if (!Files.isDirectory(processes)) {
      return ProcessHandle.of(processId).map(PostmasterFile::words).orElse(List.of(""));
    }
    try {
      byte[] line = Files.readAllBytes(processes.resolve(processId + "/cmdline"));
      return List.of(new String(line, Charset.defaultCharset()).split("\0", -1));
    } catch (IOException ended) {
      return List.of("");
    }
  }

  /** Where there is no /proc, as on macOS. */
  private static List<String> words(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return Stream.concat(
            Stream.of(info.command().orElse("")), Stream.of(info.arguments().orElse(new String[0])))
        .toList();
  }
}
