package dev.tenantsync.dynamics.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Account;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.LocalChoices;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Rows;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.entitlement.SystemAdministrator;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The gates and their advice against {@link Door}, which shares no rule with them. */
@NullUnmarked
class GeneratedWorldsTest {

  private static final int WORLDS = 10_000;
  private static final Privileges ALL =
      Privileges.of(Depth.GLOBAL, Arrays.asList(Privilege.values()));
  private static final Privileges DATA =
      Privileges.of(Depth.GLOBAL, List.of(Privilege.READ_ACCOUNT));

  private int closed;

  @Test
  void verdictIsTheModelsAndTheSuggestedChangesLetTheUserInEveryTime() {
    long seed = Long.getLong("worlds.seed", System.nanoTime());
    Random seeds = new Random(seed);
    for (int world = 0; world < WORLDS; world++) {
      long one = seeds.nextLong();
      for (Surface surface : Surface.values()) {
        check(one, surface, "seed " + seed + ", world " + world + " (" + one + "), " + surface);
      }
    }
    System.out.println("seed " + seed + ": " + closed + " closed doors of " + 3 * WORLDS);
    assertThat(closed).isBetween(WORLDS, 3 * WORLDS - WORLDS / 4);
  }

  private void check(long seed, Surface surface, String where) {
    List<Privilege> needed = door(seed).dataWanted ? List.of(Privilege.READ_ACCOUNT) : List.of();
    Explanation explanation = Explanation.of(applicant(seed), surface, needed);

    assertThat(explanation.access().admitted()).as(where).isEqualTo(door(seed).letsIn(surface));
    if (explanation.access().admitted()) {
      assertThat(explanation.smallestChange()).as(where).isEmpty();
      return;
    }
    closed++;
    List<Change> changes = explanation.smallestChange();
    if (explanation.hopeless()) {
      assertThat(door(seed).program && surface != Surface.WEB_API).as(where).isTrue();
      return;
    }
    assertThat(after(seed, changes).letsIn(surface)).as(where + " after " + changes).isTrue();
    if (door(seed).dataWanted && door(seed).systemAdministrator) {
      return; // Which privileges stay when that role goes is not known: one change may be too many.
    }
    for (int left = 0; left < changes.size(); left++) {
      List<Change> fewer = new ArrayList<>(changes);
      fewer.remove(left);
      assertThat(after(seed, fewer).letsIn(surface)).as(where + " after only " + fewer).isFalse();
    }
  }

  private static Door after(long seed, List<Change> changes) {
    Door door = door(seed);
    changes.forEach(door::make);
    return door;
  }

  private static Door door(long seed) {
    Random random = new Random(seed);
    return random.nextInt(100) < 5 ? Door.randomProgram(random) : Door.random(random);
  }

  /** The same world in the words of the rules, with a past that the model need not know. */
  private static Applicant applicant(long seed) {
    Door door = door(seed);
    Optional<AccountFacts> facts =
        door.program ? Optional.empty() : Optional.of(facts(door, new Random(~seed)));
    Optional<Row> row = door.row && !door.program ? Optional.of(row(door)) : Optional.empty();
    Optional<Standing> standing =
        door.program
            ? Optional.of(new Standing(door.enabled, AccessMode.NON_INTERACTIVE, null))
            : row.map(Row::standing);
    List<String> roles = new ArrayList<>();
    Privileges privileges = Privileges.NONE;
    if (door.role) {
      roles.add("Basic User");
      privileges = door.roleGrantsData ? DATA : privileges;
    }
    if (door.systemAdministrator) {
      roles.add("System Administrator");
      privileges = ALL;
    }
    return new Applicant(
        facts, row, standing, roles, privileges, environment(door), Map.of(), List.of());
  }

  private static AccountFacts facts(Door door, Random past) {
    Account account = Account.account();
    if (door.licensed) {
      account.licensed();
    }
    if (door.global) {
      account.holding(TenantRole.GLOBAL_ADMINISTRATOR);
    }
    if (door.dynamicsAdministrator) {
      account.holding(TenantRole.DYNAMICS_365_ADMINISTRATOR);
    }
    if (door.presence == 1) {
      account.softDeleted();
    } else if (door.presence == 2) {
      account.gone();
    }
    if (door.scope == 'O') {
      account.outsideGroup();
    } else if (door.scope == 'U') {
      account.scopeUnknown();
    }
    Claims before = before(door, past);
    AccountFacts facts =
        (past.nextBoolean() ? account.unsettledAfter(before) : account.believedBefore(before))
            .facts();
    return door.signIn
        ? facts
        : facts.with(
            new Lifecycle(facts.lifecycle().presence(), facts.lifecycle().deletedAt(), false));
  }

  /** What was believed before: where the scope is unknown, that it was unknown then, too. */
  private static Claims before(Door door, Random past) {
    Set<TenantRole> roles = EnumSet.noneOf(TenantRole.class);
    if (past.nextBoolean()) {
      roles.add(TenantRole.GLOBAL_ADMINISTRATOR);
    }
    Scope scope = door.scope == 'U' ? Scope.UNKNOWN : past.nextBoolean() ? Scope.IN : Scope.OUT;
    return new Claims(past.nextBoolean(), roles, scope);
  }

  private static Row row(Door door) {
    Row any = Rows.rowOf(Account.account().licensed());
    return new Row(
        any.objectId(),
        new Standing(door.enabled, AccessMode.ofCode(door.mode).orElseThrow(), null),
        new LocalChoices(AccessMode.ofCode(door.chosen).orElse(null), door.blocked, door.deleted),
        any.state(),
        any.profile(),
        new SystemAdministrator(door.systemAdministrator, false));
  }

  private static Environment environment(Door door) {
    Slots slots = new Slots(5, door.slotFree ? 0 : 5, List.of());
    return new Environment(slots, door.keepsAdministrators, door.rolesForDisabled);
  }
}
