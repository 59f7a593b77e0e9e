package dev.tenantsync.pair.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client sent in one piece, perhaps an HTTP request. */
final class RequestBytes {

  private static final String HEAD_END = "\r\n\r\n";

  /** What is delivered at least once anyway. */
  private static final String NOTICE = "POST /notifications";

  private static final Pattern LENGTH =
      Pattern.compile("\r\nContent-Length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);

  private final byte[] bytes;

  RequestBytes(byte[] piece, int length) {
    this.bytes = Arrays.copyOf(piece, length);
  }

  /** Whether it is the whole of a GET, or of a delivery of notices. */
  boolean repeatable() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(HEAD_END);
    if (end < 0) {
      return false;
    }
    int body = text.length() - end - HEAD_END.length();
    return (text.startsWith("GET ") && body == 0)
        || (text.startsWith(NOTICE) && body == length(text.substring(0, end + 2)));
  }

  private static int length(String head) {
    Matcher found = LENGTH.matcher(head);
    return found.find() ? Integer.parseInt(found.group(1)) : -1;
  }

  void writeTo(OutputStream server) throws IOException {
    server.write(bytes);
  }
}
