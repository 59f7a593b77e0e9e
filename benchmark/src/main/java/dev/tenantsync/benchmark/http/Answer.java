package dev.tenantsync.benchmark.http;

import java.nio.charset.StandardCharsets;

/** What came back. */
public final class Answer {

  private final int status;
  private final byte[] body;

  Answer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** Bytes of the body. */
  public int size() {
    return body.length;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * This answer, if it has the status that it must have.
   *
   * @throws IllegalStateException if it has another
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new IllegalStateException("answered " + status + ": " + text());
    }
    return this;
  }

  /** This answer, if its status is one of success, 2xx. */
  public Answer expectSuccess() {
    return expect(status / 100 == 2 ? status : 200);
  }
}
