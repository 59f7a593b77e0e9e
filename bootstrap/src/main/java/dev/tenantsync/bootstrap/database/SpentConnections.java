package dev.tenantsync.bootstrap.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which connections the pool does not keep after an error: those that are broken, and those to a
 * server that takes no changes. Another address of the JDBC URL may have one that does.
 */
@ApplicationScoped
@Unremovable
@Alternative
@Priority(1)
@JdbcDriver("postgresql")
class SpentConnections extends PostgreSQLAgroalConnectionConfigurer {

  private static final String READ_ONLY = "25006";
  private static final String NO_ROOM = "53100";
  private static final Set<String> ENDED_BY_THE_SERVER =
      Set.of("25P03", "25P04", "57P01", "57P02", "57P03", "57P04", "57P05");

  /** Where there is no other server, it is of no use to connect more often. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Instance<AgroalDataSource> pool;
  private final FullDisk disk;
  private final AtomicLong flushed = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

  SpentConnections(Instance<AgroalDataSource> pool, FullDisk disk) {
    this.pool = pool;
    this.disk = disk;
  }

  @Override
  public void setExceptionSorter(String kind, AgroalDataSourceConfigurationSupplier configuration) {
    configuration.connectionPoolConfiguration().exceptionSorter(this::spent);
  }

  private boolean spent(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (NO_ROOM.equals(state)) {
      disk.seen();
    }
    boolean readOnly = READ_ONLY.equals(state);
    if (readOnly) {
      flushAll();
    }
    return readOnly || (state != null && endsConnection(state));
  }

  static boolean endsConnection(String state) {
    return state.startsWith("08") || ENDED_BY_THE_SERVER.contains(state);
  }

  /** All others lead to the same server; those in use are closed when they come back. */
  private void flushAll() {
    long last = flushed.get();
    long now = System.nanoTime();
    if (now - last >= PAUSE_NANOS && flushed.compareAndSet(last, now)) {
      pool.get().flush(FlushMode.GRACEFUL);
    }
  }
}
