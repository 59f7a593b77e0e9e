package dev.tenantsync.pair.faults;

import dev.tenantsync.pair.faults.Client.Call;
import dev.tenantsync.pair.faults.Client.Result;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * People who change all the while, and yet are at every moment entitled, or at none. Only what was
 * decided of them from half of the facts, or in the wrong order, could disable or let in one of
 * them.
 */
final class Bystanders {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final String ADMINISTRATORS = Tenant.roleMembers(Tenant.DYNAMICS_ADMINISTRATOR);

  private final Tenant tenant;

  /** Has a licence, an administrator's role, or both. */
  private final String changing;

  /** Licensed, and not in the environment's security group. */
  private final String outside;

  /** Licensed in the group, but may not sign in. */
  private final String blocked;

  private int number;

  /** Makes them, while nothing is disturbed. */
  Bystanders(Tenant tenant, String prefix) {
    this.tenant = tenant;
    Client directory = tenant.directory();
    this.changing = tenant.hireLicensed(directory, prefix + "changing");
    this.outside = Tenant.hire(directory, prefix + "outside");
    directory.call(Tenant.license(outside, true)).required();
    this.blocked = Tenant.hire(directory, prefix + "blocked");
    directory.call(user(blocked, "accountEnabled", false)).required();
    directory.call(Tenant.join(Tenant.groupMembers(tenant.group()), blocked)).required();
    directory.call(Tenant.license(blocked, true)).required();
  }

  Watched watched() {
    return new Watched(tenant.untouched(), List.of(changing), List.of(outside, blocked));
  }

  /** Lives as long as it may, and until the last call is answered. */
  void live(BooleanSupplier goesOn) {
    boolean certain = true;
    while (goesOn.getAsBoolean()) {
      certain = certain && exchange();
      for (String id : List.of(changing, outside, blocked)) {
        call(user(id, "jobTitle", "Title " + ++number));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Gives the role, takes the licence, gives the licence and takes the role, each once the one
   * before is sure.
   *
   * @return false if something may be taken later than it was asked for, so that nothing else may
   *     be taken any more
   */
  private boolean exchange() {
    call(Tenant.join(ADMINISTRATORS, changing));
    if (call(Tenant.license(changing, false)).doubtful()) {
      return false;
    }
    // All seats may be taken.
    boolean licensed = call(Tenant.license(changing, true)).made();
    return !licensed || !call(Tenant.leave(ADMINISTRATORS, changing)).doubtful();
  }

  /** A refusal says that no seat is left, or that it is so since an attempt in doubt. */
  private Result call(Call call) {
    Result result = tenant.directory().call(call);
    if (!result.made() && result.status() != 400 && !result.doubtful()) {
      throw new IllegalStateException(call + " was answered " + result);
    }
    return result;
  }

  private static Call user(String id, String property, Object value) {
    return Call.patch("/v1.0/users/" + id, Map.of(property, value));
  }

  /** Removes them. */
  void clear() {
    List.of(changing, outside, blocked).forEach(tenant::remove);
  }
}
