package dev.tenantsync.bootstrap.log;

import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The id in every line that is logged for one request, or for one run, as {@code mdc} shows it. */
public final class Correlation {

  /** The name under which it stands. */
  public static final String KEY = "correlationId";

  /** Clients choose their ids: of what may be an address or a sentence nothing is logged. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_.:|-]{1,128}");

  private Correlation() {}

  /** From now on the lines of this request, or else of this thread, carry this id. */
  public static void is(String id) {
    if (ID.matcher(id).matches()) {
      MDC.put(KEY, id);
    } else {
      none();
    }
  }

  /** From now on they carry none. */
  public static void none() {
    MDC.remove(KEY);
  }
}
