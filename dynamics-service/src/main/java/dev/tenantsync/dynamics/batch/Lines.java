package dev.tenantsync.dynamics.batch;

/** Reads text line by line; lines end with LF, most clients' with CRLF. */
final class Lines {

  private final String text;
  private int position;

  Lines(String text) {
    this.text = text;
  }

  boolean hasNext() {
    return position < text.length();
  }

  /** The next line without its end. */
  String next() {
    int end = text.indexOf('\n', position);
    int stop = end < 0 ? text.length() : end;
    int trimmed = stop > position && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
    String line = text.substring(position, trimmed);
    position = end < 0 ? stop : end + 1;
    return line;
  }

  /** The next line that is not empty; an empty one if there is none. */
  String nextFilled() {
    String line = "";
    while (line.isEmpty() && hasNext()) {
      line = next();
    }
    return line;
  }

  /** Where the next line begins. */
  int position() {
    return position;
  }

  /** All lines that were not read. */
  String rest() {
    return text.substring(position);
  }
}
