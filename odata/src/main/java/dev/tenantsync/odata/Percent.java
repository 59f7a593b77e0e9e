package dev.tenantsync.odata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of URI text (RFC 3986). */
final class Percent {
  private static final String UNRESERVED = "-._~";
  // A semicolon would start a matrix parameter, a plus is read as a space by some.
  private static final String PLAIN_IN_PATH = UNRESERVED + "!$&'*@:=,";
  // Commas, quotes and parentheses are what OData text is made of; braces must be encoded, because
  // the Java Graph SDK reads links as URI templates.
  private static final String PLAIN_IN_QUERY = UNRESERVED + "$,()/:@*!";

  private Percent() {}

  /** Empty when an escape is broken or the bytes are not UTF-8. */
  static Optional<String> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int escape = text.indexOf('%', at);
      int end = escape < 0 ? text.length() : escape;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
      if (escape >= 0) {
        int octet = octet(text, escape);
        if (octet < 0) {
          return Optional.empty();
        }
        bytes.write(octet);
        at = escape + 3;
      }
    }
    return utf8(bytes.toByteArray());
  }

  static String encodeForPath(String text) {
    return encode(text, PLAIN_IN_PATH);
  }

  static String encodeForQuery(String text) {
    return encode(text, PLAIN_IN_QUERY);
  }

  private static int octet(String text, int escape) {
    if (escape + 3 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(escape + 1), 16);
    int low = Character.digit(text.charAt(escape + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String encode(String text, String plain) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (isAsciiLetterOrDigit(c) || plain.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(hex(c >> 4)).append(hex(c & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}
