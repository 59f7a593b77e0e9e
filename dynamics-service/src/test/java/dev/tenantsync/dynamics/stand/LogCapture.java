package dev.tenantsync.dynamics.stand;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the service logs until it is closed, debug lines among it. */
public final class LogCapture implements AutoCloseable {

  /** A line with its exception, and the ids that it carries. */
  public record Line(String logger, String text, Map<String, String> context) {}

  private static final Logger LOG = Logger.getLogger("dev.tenantsync.dynamics");

  /** With all that caused it, as the console shows it. */
  private static final PatternFormatter WHOLE = new PatternFormatter("%s%e");

  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          ExtLogRecord whole = (ExtLogRecord) line;
          lines.add(new Line(whole.getLoggerName(), WHOLE.format(whole), whole.getMdcCopy()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public LogCapture() {
    LOG.setLevel(Level.FINE);
    LOG.addHandler(handler);
  }

  public List<Line> lines() {
    return lines;
  }

  /** The lines of one class. */
  public Stream<Line> of(String name) {
    return lines.stream().filter(line -> line.logger().endsWith("." + name));
  }

  @Override
  public void close() {
    LOG.removeHandler(handler);
    LOG.setLevel(null);
  }
}
