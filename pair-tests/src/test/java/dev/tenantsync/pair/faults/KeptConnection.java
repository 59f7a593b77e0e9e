package dev.tenantsync.pair.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which a client asks one thing after another. */
final class KeptConnection implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;

  KeptConnection(Replica replica) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), replica.process().port());
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** The head of the answer, in lower case. */
  String get(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream answer = socket.getInputStream();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = answer.read();
      if (next < 0) {
        throw new IOException("ended after: " + bytes);
      }
      bytes.write(next);
    }
    String head = bytes.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(head);
    answer.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return head;
  }

  /** Whether the service has ended it; waits for that, or for more of an answer. */
  boolean ended() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
