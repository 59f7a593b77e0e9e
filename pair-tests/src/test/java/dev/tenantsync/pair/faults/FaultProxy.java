package dev.tenantsync.pair.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy that can be made to misbehave. Behind it stand one or more servers, which get its
 * connections by turns; one that cannot be reached is passed over.
 */
final class FaultProxy implements AutoCloseable {

  private static final int CONNECT_MILLIS = 1000;
  private static final int REPEAT_MILLIS = 1000;
  private static final int NOTHING = -1;

  private final ServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger truncation = new AtomicInteger(NOTHING);
  private final AtomicBoolean duplication = new AtomicBoolean();
  private final AtomicInteger truncated = new AtomicInteger();
  private final AtomicInteger duplicated = new AtomicInteger();
  private volatile List<Integer> servers = List.of();
  private volatile CountDownLatch frozen = new CountDownLatch(0);
  private volatile boolean refusing;
  private volatile long delayMillis;

  private FaultProxy(ServerSocket listener) {
    this.listener = listener;
  }

  /** Listens on a free port of the loopback interface, with nobody behind it yet. */
  static FaultProxy open() throws IOException {
    FaultProxy proxy = new FaultProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
    proxy.threads.execute(proxy::listen);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Puts the servers at these ports of this machine behind it, for connections to come. */
  void leadTo(List<Integer> ports) {
    servers = List.copyOf(ports);
  }

  /** Resets all connections. */
  void cut() {
    links.forEach(Link::reset);
  }

  /** Resets all connections, and each new one until it is healed. */
  void refuse() {
    refusing = true;
    cut();
  }

  /** Holds up every piece that passes. */
  void delay(long millis) {
    delayMillis = millis;
  }

  /** Lets nothing pass and closes nothing. */
  void freeze() {
    frozen = new CountDownLatch(1);
  }

  /** Ends the next answer, and its connection, after so many bytes. */
  void truncate(int bytes) {
    truncation.set(bytes);
  }

  /** Sends the next request twice that may be repeated, the second time on a connection apart. */
  void duplicate() {
    duplication.set(true);
  }

  /** Undoes whatever lasts. */
  void heal() {
    refusing = false;
    delayMillis = 0;
    frozen.countDown();
  }

  /** Forgets what was to happen to a next answer or request that has not come. */
  void forget() {
    truncation.set(NOTHING);
    duplication.set(false);
  }

  /** Answers that were truncated so far. */
  int truncated() {
    return truncated.get();
  }

  /** Requests that were sent twice so far. */
  int duplicated() {
    return duplicated.get();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Link link = new Link(this, client);
        links.add(link);
        if (refusing) {
          link.reset();
        } else {
          threads.execute(link::open);
        }
      } catch (IOException closed) {
        // Either the proxy ends, or a client left before it was let in.
      }
    }
  }

  /** Waits while nothing may pass. */
  void hold() throws IOException {
    try {
      frozen.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the proxy ends").initCause(interrupted);
    }
    if (delayMillis > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
    }
  }

  /** A connection to the server whose turn it is, or to the next that can be reached. */
  Socket connect() throws IOException {
    List<Integer> ports = servers;
    int first = turn.getAndIncrement();
    for (int i = 0; i < ports.size(); i++) {
      Socket server = new Socket();
      try {
        int port = ports.get(Math.floorMod(first + i, ports.size()));
        server.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return server;
      } catch (IOException away) {
        server.close();
      }
    }
    throw new IOException("nobody is behind the proxy");
  }

  void run(Runnable task) {
    threads.execute(task);
  }

  void ended(Link link) {
    links.remove(link);
  }

  /** Bytes after which the answer in hand is to end; negative if it is not. */
  int takeTruncation() {
    return truncation.getAndSet(NOTHING);
  }

  void countTruncated() {
    truncated.incrementAndGet();
  }

  /** Sends this request once more if that was asked for; its answer goes nowhere. */
  void duplicate(RequestBytes request) {
    if (request.repeatable() && duplication.compareAndSet(true, false)) {
      duplicated.incrementAndGet();
      threads.execute(() -> repeat(request));
    }
  }

  private void repeat(RequestBytes request) {
    try (Socket server = connect()) {
      server.setSoTimeout(REPEAT_MILLIS);
      request.writeTo(server.getOutputStream());
      server.getInputStream().readAllBytes();
    } catch (IOException unanswered) {
      // As good as answered: nobody reads it.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
    heal();
    threads.shutdownNow();
  }
}
