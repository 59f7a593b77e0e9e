package dev.tenantsync.bootstrap.log;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

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

  /**
   * Work for a thread beside this one: the lines of it carry the same ids as those here, traces'
   * among them, and no line behind it does. A thread inherits the ids of whoever had it begun, and
   * would keep them.
   */
  public static <T> Callable<T> beside(Callable<T> work) {
    @Nullable Map<String, Object> here = MDC.getMap();
    Map<String, Object> ids = here == null ? Map.of() : new HashMap<>(here);
    return () -> {
      MDC.clear();
      ids.forEach(MDC::put);
      try {
        return work.call();
      } finally {
        MDC.clear();
      }
    };
  }

  /** From now on they carry none. */
  public static void none() {
    MDC.remove(KEY);
  }
}
