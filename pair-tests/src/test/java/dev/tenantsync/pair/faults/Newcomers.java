package dev.tenantsync.pair.faults;

import dev.tenantsync.pair.faults.Client.Call;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** People and accounts made one after another, each by calls that may not be made twice. */
final class Newcomers {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Tenant tenant;
  private final String prefix;
  private final Queue<String> people = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> accounts = new ConcurrentSkipListMap<>();

  /**
   * @param prefix of all names
   */
  Newcomers(Tenant tenant, String prefix) {
    this.tenant = tenant;
    this.prefix = prefix;
  }

  /** Makes a user in the directory who is to have access to Dynamics; for one thread. */
  void hire() {
    people.add(tenant.hireLicensed(tenant.directory(), prefix + people.size()));
  }

  /** Makes an account in Dynamics, once but for attempts in doubt; for one thread. */
  void enter() {
    String name = prefix + accounts.size();
    Client.Result made =
        tenant.dynamics().call(Call.post("/api/data/v9.2/accounts", Map.of("name", name)));
    made.required();
    accounts.put(name, made.doubts());
  }

  /** Makes accounts as long as it may, and until the last call is answered. */
  void enter(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      enter();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** People who have had access since they were made. */
  List<String> people() {
    return List.copyOf(people);
  }

  int count() {
    return people.size() + accounts.size();
  }

  /** Who or what is missing in Dynamics, or there more than once. */
  List<String> faults(Stage stage) {
    List<String> faults = new ArrayList<>();
    Map<String, Row> rows = Row.all(stage.database("dynamics"));
    people.stream()
        .filter(id -> !rows.containsKey(id) || !rows.get(id).enabled())
        .forEach(id -> faults.add(id + " has no access: " + rows.get(id)));
    List<String> entered = entered(stage);
    accounts.forEach(
        (name, doubts) -> {
          int times = Collections.frequency(entered, name);
          if (times < 1 || times > 1 + doubts) {
            faults.add(name + " was made " + times + " times, " + doubts + " times in doubt");
          }
        });
    if (!accounts.keySet().containsAll(entered)) {
      faults.add("accounts are " + entered + ", made " + accounts.keySet());
    }
    return faults;
  }

  private List<String> entered(Stage stage) {
    String sql = "select name from account where name like '" + prefix + "%'";
    try {
      return stage.database("dynamics").texts(sql);
    } catch (SQLException away) {
      throw new IllegalStateException("accounts cannot be read", away);
    }
  }
}
