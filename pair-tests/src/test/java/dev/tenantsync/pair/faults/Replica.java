package dev.tenantsync.pair.faults;

import dev.tenantsync.benchmark.pair.ServiceProcess;

/** A process of a service that is started again when it has ended, as an orchestrator does it. */
final class Replica implements AutoCloseable {

  private final ServiceProcess process;
  private boolean keptDown;
  private int startsOfItsOwn;

  Replica(ServiceProcess process) {
    this.process = process;
  }

  ServiceProcess process() {
    return process;
  }

  /** SIGKILL; it stays down until it is revived. */
  synchronized void kill() {
    keptDown = true;
    process.kill();
  }

  /** SIGTERM, and waits for its end; it stays down until it is revived. */
  synchronized void stop() {
    keptDown = true;
    process.close();
  }

  synchronized void revive() {
    if (keptDown) {
      keptDown = false;
      process.launch();
    }
  }

  /** SIGSTOP. */
  synchronized void hold() {
    process.hold();
  }

  /** SIGCONT. */
  synchronized void release() {
    process.release();
  }

  /**
   * Starts it again if it ended though nobody killed it: its database was away at its start, say.
   */
  synchronized void supervise() {
    if (!keptDown && !process.isAlive()) {
      startsOfItsOwn++;
      process.launch();
    }
  }

  /** How often it had ended though nobody killed it. */
  synchronized int startsOfItsOwn() {
    return startsOfItsOwn;
  }

  @Override
  public synchronized void close() {
    keptDown = true;
    process.kill();
  }
}
