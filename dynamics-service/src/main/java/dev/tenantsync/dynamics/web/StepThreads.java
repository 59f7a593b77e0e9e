package dev.tenantsync.dynamics.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The batches that run in this process, by keys that nobody outside of it can know. */
@ApplicationScoped
public class StepThreads {

  /** By this header a request is known as a step of a batch. */
  public static final String HEADER = "x-batch-step";

  private static final int KEY_BYTES = 32;

  private final Map<String, StepThread> running = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService workers;

  StepThreads(ExecutorService workers) {
    this.workers = workers;
  }

  /**
   * The current thread becomes that of a batch until it is closed.
   *
   * @param origin {@code scheme://host[:port]} that the batch's client used
   */
  public StepThread open(String origin) {
    byte[] secret = new byte[KEY_BYTES];
    random.nextBytes(secret);
    StepThread thread = new StepThread(this, HexFormat.of().formatHex(secret), origin);
    running.put(thread.key(), thread);
    return thread;
  }

  /** The batch of a request that shows this key; empty for every other request. */
  public Optional<StepThread> of(@Nullable String key) {
    return Optional.ofNullable(key).map(running::get);
  }

  /** Where a request runs: a step where its batch does, every other one on some worker. */
  public Executor executor(@Nullable String key) {
    return of(key).<Executor>map(thread -> thread).orElse(workers);
  }

  Executor workers() {
    return workers;
  }

  void forget(String key) {
    running.remove(key);
  }
}
