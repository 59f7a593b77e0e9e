package dev.tenantsync.pair.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through a {@link FaultProxy}, with a thread for each direction. */
final class Link {

  private static final int PIECE = 8192;

  private final FaultProxy proxy;
  private final Socket client;
  private Socket server;
  private boolean closed;

  Link(FaultProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  /** Connects to the server, and passes on until either side ends. */
  void open() {
    try {
      proxy.hold();
      Socket connected = attach(proxy.connect());
      client.setTcpNoDelay(true);
      connected.setTcpNoDelay(true);
      proxy.run(this::passRequests);
      passAnswers();
    } catch (IOException ended) {
      // Whoever is still connected is told below.
    } finally {
      close();
    }
  }

  private synchronized Socket attach(Socket connected) throws IOException {
    server = connected;
    if (closed) {
      connected.close();
      throw new IOException("cut while connecting");
    }
    return connected;
  }

  private synchronized Socket server() {
    return server;
  }

  private void passRequests() {
    byte[] piece = new byte[PIECE];
    try {
      InputStream from = client.getInputStream();
      OutputStream to = server().getOutputStream();
      for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
        proxy.hold();
        proxy.duplicate(new RequestBytes(piece, length));
        to.write(piece, 0, length);
      }
    } catch (IOException ended) {
      // Whoever is still connected is told below.
    } finally {
      close();
    }
  }

  private void passAnswers() throws IOException {
    byte[] piece = new byte[PIECE];
    InputStream from = server().getInputStream();
    OutputStream to = client.getOutputStream();
    int left = -1;
    for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
      proxy.hold();
      left = left < 0 ? proxy.takeTruncation() : left;
      int passed = left < 0 ? length : Math.min(left, length);
      to.write(piece, 0, passed);
      if (left >= 0) {
        left -= passed;
        if (left == 0) {
          proxy.countTruncated();
          return;
        }
      }
    }
  }

  /** Ends both sides with a reset, what is on its way being lost. */
  synchronized void reset() {
    try {
      client.setSoLinger(true, 0);
      if (server != null) {
        server.setSoLinger(true, 0);
      }
    } catch (IOException ended) {
      // Then there is nothing left to reset.
    }
    close();
  }

  private synchronized void close() {
    closed = true;
    proxy.ended(this);
    close(client);
    if (server != null) {
      close(server);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException ended) {
      // Closed all the same.
    }
  }
}
