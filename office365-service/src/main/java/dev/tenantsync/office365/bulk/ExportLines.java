package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The lines of an export on their way out. */
final class ExportLines {

  private static final int BUFFER = 1 << 16;

  private final ObjectMapper json;
  private final OutputStream output;
  private int count;

  ExportLines(ObjectMapper json, OutputStream output) {
    this.json = json;
    this.output = new BufferedOutputStream(output, BUFFER);
  }

  /** A line to be filled, with its type. */
  ObjectNode line(String type) {
    return json.createObjectNode().put(Line.TYPE, type);
  }

  /**
   * @throws UncheckedIOException if nobody listens any more
   */
  void write(ObjectNode line) {
    try {
      output.write(json.writeValueAsBytes(line));
      output.write('\n');
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() {
    try {
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int count() {
    return count;
  }
}
