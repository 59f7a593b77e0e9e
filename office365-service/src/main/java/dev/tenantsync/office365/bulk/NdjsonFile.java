package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts NDJSON into lines. Blank lines are counted and left out; what a line says is looked at when
 * its turn comes.
 */
final class NdjsonFile {

  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int longest;
  private final Spool spool;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;
  private int number = 1;

  NdjsonFile(int longest, Spool spool) {
    this.longest = longest;
    this.spool = spool;
  }

  void read(InputStream body) throws IOException {
    InputStream input = new BufferedInputStream(body, BUFFER);
    long bytes = 0;
    for (int next = input.read(); next >= 0; next = input.read()) {
      bytes++;
      if (next == '\n') {
        end();
      } else if (line.size() > longest) {
        tooLong = true;
      } else {
        line.write(next);
      }
    }
    end();
    spool.read(bytes);
  }

  private void end() {
    byte[] text = stripped(line.toByteArray());
    if (tooLong || text.length > longest) {
      spool.refuse(number, tooLong(longest));
    } else if (text.length > 0) {
      spool.take(number, text);
    }
    line.reset();
    tooLong = false;
    number++;
  }

  static GraphException tooLong(int longest) {
    return GraphException.badRequest("The line is longer than " + longest + " bytes.");
  }

  private byte[] stripped(byte[] text) {
    int from = number == 1 && startsWithMark(text) ? BYTE_ORDER_MARK.length : 0;
    int to = text.length;
    while (to > from && isBlank(text[to - 1])) {
      to--;
    }
    while (from < to && isBlank(text[from])) {
      from++;
    }
    return Arrays.copyOfRange(text, from, to);
  }

  private static boolean startsWithMark(byte[] text) {
    return text.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            text, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t' || one == '\r';
  }
}
