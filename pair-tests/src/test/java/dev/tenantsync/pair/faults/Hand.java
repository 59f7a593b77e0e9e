package dev.tenantsync.pair.faults;

import dev.tenantsync.pair.faults.Client.Call;
import dev.tenantsync.pair.faults.Client.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Somebody who changes one thing after another about people of their own, in either service, and
 * keeps in mind what was answered. Every call is repeated until it is answered; all of them set a
 * value, so that a repetition does no harm, but it may be refused because the first was made.
 */
final class Hand {

  private static final int MOST_PEOPLE = 4;

  private final Tenant tenant;
  private final String prefix;
  private final SplittableRandom random;
  private final List<Employee> people = new ArrayList<>();
  private final List<String> doubtfullyHired = new ArrayList<>();

  /**
   * @param prefix of the aliases of all that it makes
   */
  Hand(Tenant tenant, String prefix, SplittableRandom random) {
    this.tenant = tenant;
    this.prefix = prefix;
    this.random = random;
  }

  List<Employee> people() {
    return people;
  }

  /** Aliases under which a second user may have been made, once the first was deleted. */
  List<String> doubtfullyHired() {
    return doubtfullyHired;
  }

  /** Works as long as it may, and until the last call is answered. */
  void work(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      change();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(10, 100)));
    }
  }

  private void change() {
    boolean hires = people.size() < MOST_PEOPLE && random.nextInt(4) == 0;
    if (people.isEmpty() || hires) {
      hire(prefix + (people.size() + 1));
      return;
    }
    Employee who = people.get(random.nextInt(people.size()));
    if (!who.present().allows(true)) {
      restore(who);
    } else if (random.nextInt(4) == 0) {
      changeInDynamics(who);
    } else {
      changeInDirectory(who);
    }
  }

  private void changeInDirectory(Employee who) {
    boolean mostly = random.nextInt(3) > 0;
    switch (random.nextInt(12)) {
      case 0, 1, 2, 10 -> promote(who);
      case 3, 4 -> edit(who.signIn(), mostly, user(who, "accountEnabled", mostly));
      case 5, 6 -> edit(who.licensed(), mostly, Tenant.license(who.id(), mostly));
      case 7 -> belong(who, who.member(), Tenant.groupMembers(tenant.group()));
      case 8 ->
          belong(who, who.globalAdministrator(), Tenant.roleMembers(Tenant.GLOBAL_ADMINISTRATOR));
      case 9 ->
          belong(
              who, who.dynamicsAdministrator(), Tenant.roleMembers(Tenant.DYNAMICS_ADMINISTRATOR));
      default -> delete(who);
    }
  }

  private void hire(String alias) {
    Result made = tenant.directory().call(Tenant.user(alias));
    if (made.doubtful()) {
      doubtfullyHired.add(alias);
    }
    Result found =
        made.doubtful() && !made.made()
            ? tenant.directory().call(Call.get("/v1.0/users/" + Tenant.principalName(alias)))
            : made;
    Employee who = Employee.hired(found.required().get("id").asText(), alias);
    people.add(who);
    if (random.nextInt(5) > 0) {
      belong(who, who.member(), Tenant.groupMembers(tenant.group()));
      edit(who.licensed(), true, Tenant.license(who.id(), true));
    }
  }

  private void promote(Employee who) {
    String title = "Title " + random.nextInt(1_000_000);
    edit(who.title(), title, user(who, "jobTitle", title));
  }

  private static Call user(Employee who, String property, Object value) {
    return Call.patch("/v1.0/users/" + who.id(), Map.of(property, value));
  }

  /** Takes in who is surely out, and out who may be in. */
  private void belong(Employee who, Belief<Boolean> belief, String members) {
    boolean in = !belief.allows(true);
    edit(belief, in, in ? Tenant.join(members, who.id()) : Tenant.leave(members, who.id()));
  }

  private void delete(Employee who) {
    edit(who.present(), false, Call.delete("/v1.0/users/" + who.id()));
  }

  /** The licence comes back only if a seat is left. */
  private void restore(Employee who) {
    String path = "/v1.0/directory/deletedItems/" + who.id() + "/restore";
    edit(who.present(), true, Call.post(path, null));
    who.licensed().mayBe(false);
  }

  private <T> void edit(Belief<T> belief, T value, Call call) {
    belief.heard(value, tenant.directory().call(call));
  }

  private void changeInDynamics(Employee who) {
    String key = "/api/data/v9.2/systemusers(azureactivedirectoryobjectid=" + who.id() + ")";
    Result row = tenant.dynamics().call(Call.get(key + "?$select=systemuserid"));
    if (!row.made()) {
      return;
    }
    String path = "/api/data/v9.2/systemusers(" + row.body().get("systemuserid").asText() + ")";
    boolean chosen = random.nextBoolean();
    if (random.nextInt(3) > 0) {
      Call call = Call.patch(path, Map.of("accessmode", chosen ? 4 : 0));
      who.nonInteractive().heard(chosen, tenant.dynamics().call(call));
    } else {
      Call call = Call.patch(path, Map.of("isdisabled", chosen));
      who.blockedHere().heard(chosen, tenant.dynamics().call(call));
    }
  }
}
