package dev.tenantsync.pair.faults;

import dev.tenantsync.pair.faults.Client.Call;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** People and accounts made one after another, each by calls that may not be made twice. */
final class Newcomers {

  private final Tenant tenant;
  private final String prefix;
  private final Queue<String> people = new ConcurrentLinkedQueue<>();
  private final Queue<String> accounts = new ConcurrentLinkedQueue<>();

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

  /** Makes an account in Dynamics; for one thread. */
  void enter() {
    String name = prefix + accounts.size();
    tenant.dynamics().call(Call.post("/api/data/v9.2/accounts", Map.of("name", name))).required();
    accounts.add(name);
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
    List<String> made = accounts.stream().sorted().toList();
    if (!entered.equals(made)) {
      faults.add("accounts are " + entered + ", made " + made);
    }
    return faults;
  }

  private List<String> entered(Stage stage) {
    String sql = "select name from account where name like '" + prefix + "%'";
    try {
      return stage.database("dynamics").texts(sql).stream().sorted().toList();
    } catch (SQLException away) {
      throw new IllegalStateException("accounts cannot be read", away);
    }
  }
}
