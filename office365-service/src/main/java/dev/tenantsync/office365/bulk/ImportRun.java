package dev.tenantsync.office365.bulk;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.web.RequestContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does the chunk whose turn it is. What it writes, its failures, the job's progress and the chunk's
 * own end are one short transaction: whenever the process ends, the next one goes on behind the
 * last that was committed.
 */
@ApplicationScoped
class ImportRun {

  private static final Logger LOG = Logger.getLogger(ImportRun.class);

  private final Jobs jobs;
  private final Chunks chunks;
  private final Failures failures;
  private final LineReader reader;
  private final FullExport fullExport;
  private final RequestContext request;
  private final Clock clock;

  ImportRun(
      Jobs jobs,
      Chunks chunks,
      Failures failures,
      LineReader reader,
      FullExport fullExport,
      RequestContext request,
      Clock clock) {
    this.jobs = jobs;
    this.chunks = chunks;
    this.failures = failures;
    this.reader = reader;
    this.fullExport = fullExport;
    this.request = request;
    this.clock = clock;
  }

  /**
   * Does one chunk of the oldest job.
   *
   * @return whether there may be more to do at once
   */
  @ActivateRequestContext
  boolean next() {
    Optional<Job> turn = QuarkusTransaction.requiringNew().call(jobs::next);
    if (turn.isEmpty()) {
      return false;
    }
    Job job = turn.get();
    Job.Order order = job.order();
    request.continues(order.actor(), order.correlationId(), order.traceParent());
    Correlation.is(order.correlationId());
    try {
      Optional<Chunk> chunk = QuarkusTransaction.requiringNew().call(() -> chunks.first(job.id()));
      return chunk.isPresent() ? run(job, chunk.get()) : finish(job);
    } finally {
      Correlation.none();
    }
  }

  private boolean run(Job job, Chunk chunk) {
    long begun = clock.millis();
    Verdicts verdicts = new Verdicts(job);
    try {
      List<Runnable> steps = reader.steps(chunk, verdicts);
      return QuarkusTransaction.requiringNew().call(() -> commit(chunk, verdicts, steps, begun));
    } catch (RuntimeException fault) {
      if (PassingFault.isIn(fault)) {
        LOG.warnf(
            "import %s: a chunk is tried again, for SQL state %s",
            job.id(), PassingFault.sqlState(fault).orElse("unknown"));
        return false;
      }
      log(job, chunk.numbers().get(0), fault);
      QuarkusTransaction.requiringNew().run(() -> narrow(job, chunk));
      return true;
    }
  }

  private static void log(Job job, int line, RuntimeException fault) {
    PassingFault.sqlState(fault)
        .ifPresentOrElse(
            state -> LOG.errorf("import %s: SQL state %s from line %d on", job.id(), state, line),
            () -> LOG.errorf(fault, "import %s: a fault from line %d on", job.id(), line));
  }

  private boolean commit(Chunk chunk, Verdicts verdicts, List<Runnable> steps, long begun) {
    Job job = verdicts.job();
    boolean ours = jobs.lock(job.id()).isPresent() && chunks.remove(job.id(), chunk);
    if (!ours) {
      return false;
    }
    if (job.restores() && job.status() == JobStatus.NOT_STARTED && refusesRestoration(job)) {
      return true;
    }
    steps.forEach(Runnable::run);
    List<Failure> failed = verdicts.failures();
    failures.add(job.id(), failed);
    jobs.advance(job.id(), chunk.size(), failed.size(), clock.millis() - begun);
    return true;
  }

  private boolean refusesRestoration(Job job) {
    try {
      fullExport.requireEmptyDirectory();
      return false;
    } catch (GraphException refusal) {
      jobs.fail(job.id(), refusal.text());
      return true;
    }
  }

  private boolean finish(Job job) {
    QuarkusTransaction.requiringNew()
        .run(() -> jobs.lock(job.id()).ifPresent(ended -> jobs.complete(ended.id())));
    LOG.infof("import %s ended: %s", job.id(), job.progress());
    return true;
  }

  /** Some line upset the database in a way that no rule foresaw: the others are freed from it. */
  private void narrow(Job job, Chunk chunk) {
    if (jobs.lock(job.id()).isEmpty() || !chunks.remove(job.id(), chunk)) {
      return;
    }
    if (chunk.size() > 1) {
      chunk.halves().forEach(half -> chunks.add(job.id(), half));
      return;
    }
    GraphException fault =
        new GraphException(
            500, "InternalServerError", "The line could not be imported.", List.of());
    failures.add(job.id(), List.of(Failure.of(chunk.numbers().get(0), fault)));
    jobs.advance(job.id(), 1, 1, 0);
  }
}
