package dev.tenantsync.dynamics.batch;

import java.nio.charset.StandardCharsets;

/** Octets as text with one character for each, so that a multipart body is cut where it is cut. */
final class Octets {

  private Octets() {}

  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Those that UTF-8 writes a text with. */
  static String utf8(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] bytes(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** As people read them. */
  static String readable(String octets) {
    return new String(bytes(octets), StandardCharsets.UTF_8);
  }
}
