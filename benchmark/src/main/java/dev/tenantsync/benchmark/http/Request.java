package dev.tenantsync.benchmark.http;

import java.nio.charset.StandardCharsets;

/** A request as its bytes, so that making it costs nothing while it is measured. */
public final class Request {

  private final byte[] bytes;

  private Request(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Without token and body. */
  public static Request open(String method, String path) {
    return new Request(bytes(method, path, "", ""));
  }

  /** Without a body. */
  public static Request get(String path, String token) {
    return of("GET", path, token, "");
  }

  /** With a JSON body. */
  public static Request of(String method, String path, String token, String body) {
    return new Request(bytes(method, path, "\r\nAuthorization: Bearer " + token, body));
  }

  private static byte[] bytes(String method, String path, String authorization, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1"
            + authorization
            + (content.length == 0
                ? ""
                : "\r\nContent-Type: application/json\r\nContent-Length: " + content.length)
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[start.length + content.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(content, 0, whole, start.length, content.length);
    return whole;
  }

  byte[] bytes() {
    return bytes;
  }
}
