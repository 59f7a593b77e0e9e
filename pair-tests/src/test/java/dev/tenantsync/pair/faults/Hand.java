package dev.tenantsync.pair.faults;

import dev.tenantsync.pair.faults.Client.Call;
import dev.tenantsync.pair.faults.Client.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final int FIRST_PEOPLE = 2;
  private static final int MOST_PEOPLE = 4;

  /** Of what is so already, is gone, or finds no seat or slot. */
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 409);

  private final Tenant tenant;
  private final String prefix;
  private final SplittableRandom random;
  private final List<Employee> people = new ArrayList<>();
  private final List<String> doubtfullyHired = new ArrayList<>();
  private final Map<Edit, Integer> made = new EnumMap<>(Edit.class);

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

  /** Edits that were answered with success. */
  Map<Edit, Integer> made() {
    return made;
  }

  /** Hires the first people, while nothing is disturbed. */
  void begin() {
    for (int number = 1; number <= FIRST_PEOPLE; number++) {
      hire(prefix + number);
    }
  }

  /** Works as long as it may, and until the last call is answered. */
  void work(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      change();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(10, 100)));
    }
  }

  private void change() {
    boolean hires = people.size() < MOST_PEOPLE && random.nextInt(8) == 0;
    if (people.isEmpty() || hires) {
      hire(prefix + (people.size() + 1));
      return;
    }
    Employee who = people.get(random.nextInt(people.size()));
    if (!who.present().allows(true)) {
      restore(who);
    } else if (random.nextBoolean()) {
      changeInDynamics(who);
    } else {
      changeInDirectory(who);
    }
  }

  private void changeInDirectory(Employee who) {
    boolean mostly = random.nextInt(3) > 0;
    switch (random.nextInt(12)) {
      case 0, 1, 2, 10 -> promote(who);
      case 3, 4 -> edit(Edit.SIGN_IN, who.signIn(), mostly, user(who, "accountEnabled", mostly));
      case 5, 6 -> edit(Edit.LICENSE, who.licensed(), mostly, Tenant.license(who.id(), mostly));
      case 7 -> belong(Edit.MEMBER, who, who.member(), Tenant.groupMembers(tenant.group()));
      case 8 ->
          belong(
              Edit.GLOBAL_ADMINISTRATOR,
              who,
              who.globalAdministrator(),
              Tenant.roleMembers(Tenant.GLOBAL_ADMINISTRATOR));
      case 9 ->
          belong(
              Edit.DYNAMICS_ADMINISTRATOR,
              who,
              who.dynamicsAdministrator(),
              Tenant.roleMembers(Tenant.DYNAMICS_ADMINISTRATOR));
      default -> delete(who);
    }
  }

  private void hire(String alias) {
    Result answer = tenant.directory().call(Tenant.user(alias));
    if (answer.doubtful()) {
      doubtfullyHired.add(alias);
    }
    Result found =
        answer.doubtful() && !answer.made()
            ? tenant.directory().call(Call.get("/v1.0/users/" + Tenant.principalName(alias)))
            : answer;
    Employee who = Employee.hired(found.required().get("id").asText(), alias);
    people.add(who);
    counted(Edit.HIRE, answer);
    if (random.nextInt(5) > 0) {
      belong(Edit.MEMBER, who, who.member(), Tenant.groupMembers(tenant.group()));
      edit(Edit.LICENSE, who.licensed(), true, Tenant.license(who.id(), true));
    }
  }

  private void promote(Employee who) {
    String title = "Title " + random.nextInt(1_000_000);
    edit(Edit.TITLE, who.title(), title, user(who, "jobTitle", title));
  }

  private static Call user(Employee who, String property, Object value) {
    return Call.patch("/v1.0/users/" + who.id(), Map.of(property, value));
  }

  /** Takes in who is surely out, and out who may be in. */
  private void belong(Edit edit, Employee who, Belief<Boolean> belief, String members) {
    boolean in = !belief.allows(true);
    Call call = in ? Tenant.join(members, who.id()) : Tenant.leave(members, who.id());
    edit(edit, belief, in, call);
  }

  private void delete(Employee who) {
    edit(Edit.DELETE, who.present(), false, Call.delete("/v1.0/users/" + who.id()));
  }

  /** The licence comes back only if a seat is left. */
  private void restore(Employee who) {
    String path = "/v1.0/directory/deletedItems/" + who.id() + "/restore";
    edit(Edit.RESTORE, who.present(), true, Call.post(path, null));
    who.licensed().mayBe(false);
  }

  private <T> void edit(Edit edit, Belief<T> belief, T value, Call call) {
    belief.heard(value, counted(edit, tenant.directory().call(call)));
  }

  private Result counted(Edit edit, Result result) {
    if (result.made()) {
      made.merge(edit, 1, Integer::sum);
    } else if (!REFUSALS.contains(result.status())) {
      throw new IllegalStateException(edit + " was answered " + result);
    }
    return result;
  }

  private void changeInDynamics(Employee who) {
    String key = "/api/data/v9.2/systemusers(azureactivedirectoryobjectid=" + who.id() + ")";
    Result row = tenant.dynamics().call(Call.get(key + "?$select=systemuserid"));
    if (!row.made()) {
      return;
    }
    who.row().set(true);
    String path = "/api/data/v9.2/systemusers(" + row.body().get("systemuserid").asText() + ")";
    boolean chosen = random.nextBoolean();
    switch (random.nextInt(6)) {
      case 0, 1, 2 ->
          editRow(
              Edit.ACCESS_MODE,
              who.nonInteractive(),
              chosen,
              Call.patch(path, Map.of("accessmode", chosen ? 4 : 0)));
      case 3, 4 ->
          editRow(
              Edit.BLOCK,
              who.blockedHere(),
              chosen,
              Call.patch(path, Map.of("isdisabled", chosen)));
      default -> giveOrTakeRole(who, path + "/systemuserroles_association");
    }
  }

  private void giveOrTakeRole(Employee who, String roles) {
    boolean gives = !who.basicUser().allows(true);
    String role = tenant.basicUser();
    Call call =
        gives
            ? Call.post(roles + "/$ref", Map.of("@odata.id", "roles(" + role + ")"))
            : Call.delete(roles + "(" + role + ")/$ref");
    editRow(Edit.ROLE, who.basicUser(), gives, call);
  }

  private <T> void editRow(Edit edit, Belief<T> belief, T value, Call call) {
    belief.heard(value, counted(edit, tenant.dynamics().call(call)));
  }
}
