package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the lines of one upload and stores them chunk by chunk, each in a transaction of its own,
 * so that neither memory nor a transaction grows with the file.
 */
final class Spool {

  private static final int MOST_BYTES = 1 << 20;

  private final UUID jobId;
  private final int chunkSize;
  private final Stores stores;

  private final List<Integer> numbers = new ArrayList<>();
  private final List<byte[]> waiting = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private int waitingBytes;
  private long bytes;
  private int lines;
  private int failed;
  private Optional<byte[]> first = Optional.empty();
  private Optional<byte[]> last = Optional.empty();

  /** Where things go. */
  record Stores(Jobs jobs, Chunks chunks, Failures failures) {}

  Spool(UUID jobId, int chunkSize, Stores stores) {
    this.jobId = jobId;
    this.chunkSize = chunkSize;
    this.stores = stores;
  }

  /**
   * @param number of the line in the file, ascending
   * @param line without its end
   */
  void take(int number, byte[] line) {
    if (first.isEmpty()) {
      first = Optional.of(line);
    }
    last = Optional.of(line);
    numbers.add(number);
    waiting.add(line);
    waitingBytes += line.length;
    lines++;
    if (waiting.size() >= chunkSize || waitingBytes >= MOST_BYTES) {
      flush();
    }
  }

  /** A line that fails as it is, without being kept. */
  void refuse(int number, GraphException why) {
    failures.add(Failure.of(number, why));
    lines++;
    failed++;
    if (failures.size() >= chunkSize) {
      flush();
    }
  }

  void read(long bytes) {
    this.bytes = bytes;
  }

  /** Stores what is still waiting. */
  void flush() {
    if (waiting.isEmpty() && failures.isEmpty()) {
      return;
    }
    QuarkusTransaction.requiringNew().run(this::store);
    numbers.clear();
    waiting.clear();
    failures.clear();
    waitingBytes = 0;
  }

  private void store() {
    if (!stores.jobs().touch(jobId)) {
      throw cancelled();
    }
    stores.failures().add(jobId, failures);
    if (!waiting.isEmpty()) {
      stores.chunks().add(jobId, new Chunk(numbers, waiting));
    }
  }

  /** Somebody has deleted the job while its file came in. */
  static GraphException cancelled() {
    return GraphException.badRequest("The import was cancelled.");
  }

  long bytes() {
    return bytes;
  }

  int lines() {
    return lines;
  }

  int failed() {
    return failed;
  }

  Optional<byte[]> first() {
    return first;
  }

  Optional<byte[]> last() {
    return last;
  }
}
