package dev.tenantsync.office365.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Hashing passwords takes long: half of the processors share it, the others serve requests. */
@ApplicationScoped
class Hands {

  private static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final ExecutorService workers;

  Hands(ExecutorService workers) {
    this.workers = workers;
  }

  /** What the lines are read as, in their order; some may not be read as anything. */
  List<Draft> share(List<Line> lines, Function<Line, Optional<Draft>> reading) {
    int each = (lines.size() + COUNT - 1) / COUNT;
    if (each == lines.size()) {
      return read(lines, reading);
    }
    List<Callable<List<Draft>>> shares = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += each) {
      List<Line> share = lines.subList(from, Math.min(from + each, lines.size()));
      shares.add(() -> read(share, reading));
    }
    return together(shares);
  }

  private static List<Draft> read(List<Line> lines, Function<Line, Optional<Draft>> reading) {
    return lines.stream().flatMap(line -> reading.apply(line).stream()).toList();
  }

  private List<Draft> together(List<Callable<List<Draft>>> shares) {
    List<Draft> all = new ArrayList<>();
    try {
      for (Future<List<Draft>> share : workers.invokeAll(shares)) {
        all.addAll(share.get());
      }
      return all;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the service is stopping", stopped);
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
  }
}
