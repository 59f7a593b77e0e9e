package dev.tenantsync.benchmark.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One keep-alive connection to a port of this machine; one request at a time. */
public final class Connection implements AutoCloseable {

  private static final int FIRST_BUFFER = 1 << 14;
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

  private final Socket socket;
  private final InputStream input;
  private byte[] buffer = new byte[FIRST_BUFFER];

  /** Bytes of the buffer that were read and not used. */
  private int from;

  private int to;

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
  }

  public static Connection to(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      return new Connection(socket);
    } catch (IOException failure) {
      throw new UncheckedIOException("no connection to port " + port, failure);
    }
  }

  /**
   * Sends a request and reads its answer.
   *
   * @throws UncheckedIOException if the connection ends
   */
  public Answer exchange(Request request) {
    try {
      socket.getOutputStream().write(request.bytes());
      return answer();
    } catch (IOException failure) {
      throw new UncheckedIOException("the connection ended", failure);
    }
  }

  private Answer answer() throws IOException {
    String head = head();
    int status = Integer.parseInt(head.substring(9, 12));
    String headers = head.toLowerCase(Locale.ROOT);
    if (headers.contains(CHUNKED)) {
      return new Answer(status, chunks());
    }
    int length = headers.indexOf(LENGTH);
    return new Answer(status, length < 0 ? new byte[0] : bytes(number(headers, length)));
  }

  private static int number(String headers, int at) {
    int start = at + LENGTH.length();
    return Integer.parseInt(headers.substring(start, headers.indexOf('\r', start)).strip());
  }

  /** Up to the empty line, without it. */
  private String head() throws IOException {
    for (int seen = from; ; ) {
      for (; seen + 3 < to; seen++) {
        if (buffer[seen] == '\r' && buffer[seen + 2] == '\r') {
          String head = new String(buffer, from, seen + 2 - from, StandardCharsets.ISO_8859_1);
          from = seen + 4;
          return head;
        }
      }
      int offset = seen - from;
      more();
      seen = from + offset;
    }
  }

  private byte[] bytes(int count) throws IOException {
    while (to - from < count) {
      more();
    }
    byte[] body = Arrays.copyOfRange(buffer, from, from + count);
    from += count;
    return body;
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      int before = body.length;
      body = Arrays.copyOf(body, before + size);
      System.arraycopy(bytes(size), 0, body, before, size);
      bytes(2);
    }
    bytes(2);
    return body;
  }

  private int chunkSize() throws IOException {
    int end = from;
    while (end >= to || buffer[end] != '\n') {
      if (end >= to) {
        int offset = end - from;
        more();
        end = from + offset;
      } else {
        end++;
      }
    }
    String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
    from = end + 1;
    return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
  }

  private void more() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = input.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw new EOFException("closed by the server");
    }
    to += read;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
