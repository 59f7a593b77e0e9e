package dev.tenantsync.testing;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that does what no library would: sends too slowly, or does not read. */
public final class RawClient implements AutoCloseable {

  private static final int SMALL = 4_096;

  private final Socket socket = new Socket();

  public RawClient() throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
  }

  /** The head of a request; headers as lines without their ends. */
  public RawClient head(String request, String... headers) throws IOException {
    StringBuilder text = new StringBuilder(request + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return send(text + "\r\n");
  }

  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Sends so much more, and says whether the other side has closed the connection. */
  public boolean isCutOffSending(String text) {
    try {
      send(text);
      return false;
    } catch (IOException cut) {
      return true;
    }
  }

  /** The next line of the answer; empty if the connection was closed instead. */
  public String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int octet = socket.getInputStream().read(); octet >= 0 && octet != '\n'; ) {
        line.write(octet);
        octet = socket.getInputStream().read();
      }
    } catch (IOException cut) {
      return "";
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  /** Ends its side, and waits until the other side has noticed and closed the connection. */
  public void leave() throws IOException {
    socket.shutdownOutput();
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
