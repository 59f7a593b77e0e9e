package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Rows;
import dev.tenantsync.dynamics.rehearsal.Tenant.Someone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Makes tenants of all kinds, and the values a plan of one is made from. */
@NullUnmarked
final class TenantWorld {

  private final Random random;
  final Tenant tenant = new Tenant();

  private TenantWorld(Random random) {
    this.random = random;
  }

  static Tenant random(Random random) {
    TenantWorld world = new TenantWorld(random);
    world.lay();
    world.tenant.reconcile(random);
    world.editByHand();
    world.tenant.reconcile(random);
    if (random.nextBoolean()) {
      world.changeBehindTheRows();
    }
    return world.tenant;
  }

  private void lay() {
    for (int number = 0; number < 3; number++) {
      Set<UUID> plans = new TreeSet<>();
      plans.add(plan(number));
      plans.add(plan(random.nextInt(5)));
      tenant.products.put(Tenant.id(1, number), plans);
      tenant.groupLicenses.put(Tenant.id(2, number), new TreeMap<>());
      tenant.groupsIn.put(Tenant.id(2, number), new TreeSet<>());
    }
    for (Set<UUID> nested : tenant.groupsIn.values()) {
      if (random.nextBoolean()) {
        nested.add(Tenant.id(2, random.nextInt(3)));
      }
    }
    settings(tenant, random);
    int size = 3 + random.nextInt(6);
    for (int number = 0; number < size; number++) {
      tenant.people.add(new Someone(number));
    }
    for (int edit = 0; edit < 10; edit++) {
      edits(new Draft(stock(tenant), nesting(tenant), given(tenant))).one();
    }
    for (Someone one : tenant.people) {
      one.roles.removeIf(role -> one.presence != Presence.PRESENT);
      if (random.nextInt(5) == 0) {
        one.unexplained.add(plan(5 + random.nextInt(2)));
      }
    }
  }

  static void settings(Tenant tenant, Random random) {
    tenant.securityGroup = random.nextInt(3) == 0 ? Tenant.id(2, random.nextInt(3)) : null;
    tenant.limit = random.nextInt(4);
    tenant.keep = random.nextInt(4) == 0;
    tenant.dynamicsPlans = new TreeSet<>();
    tenant.dynamicsPlans.add(plan(random.nextInt(6)));
    tenant.dynamicsPlans.add(plan(random.nextInt(6)));
  }

  private TenantEdits edits(Draft draft) {
    return new TenantEdits(tenant, draft, random);
  }

  private void editByHand() {
    for (Someone one : tenant.people) {
      Row row = tenant.rows.get(one.id);
      if (row == null) {
        continue;
      }
      Row edited =
          switch (random.nextInt(8)) {
            case 0, 1, 2 -> nonInteractive(row);
            case 3 -> Rows.blockedHere(row);
            case 4 -> Rows.administeredByHand(row);
            case 5 -> random.nextInt(3) == 0 ? Rows.deletedHere(row) : row;
            default -> row;
          };
      tenant.rows.put(one.id, edited);
    }
  }

  private Row nonInteractive(Row row) {
    boolean free = tenant.held() < tenant.limit;
    return row.standing().enabled() && free ? Rows.choosing(AccessMode.NON_INTERACTIVE, row) : row;
  }

  /** What the mirror has seen and nobody has decided yet. */
  private void changeBehindTheRows() {
    for (int edit = 0; edit < 3; edit++) {
      edits(new Draft(stock(tenant), nesting(tenant), given(tenant))).one();
    }
    for (Someone one : tenant.people) {
      one.roles.removeIf(role -> one.presence != Presence.PRESENT);
    }
  }

  private static UUID plan(int number) {
    return Tenant.id(3, number);
  }

  // The values of a plan.

  static Stock stock(Tenant tenant) {
    Map<UUID, Product> products = new HashMap<>();
    tenant.products.forEach(
        (sku, plans) -> products.put(sku, new Product(sku, "SKU", 10, 0, true, plans)));
    return new Stock(products);
  }

  static Nesting nesting(Tenant tenant) {
    return new Nesting(new HashMap<>(tenant.groupsIn));
  }

  static Map<UUID, List<Assignment>> given(Tenant tenant) {
    Map<UUID, List<Assignment>> given = new HashMap<>();
    tenant.groupLicenses.forEach(
        (group, licenses) -> given.put(group, assignments(group, licenses)));
    return given;
  }

  private static List<Assignment> assignments(UUID group, Map<UUID, Set<UUID>> licenses) {
    List<Assignment> assignments = new ArrayList<>();
    licenses.forEach((sku, off) -> assignments.add(new Assignment(sku, group, off, true)));
    return assignments;
  }

  static List<Subject> subjects(Tenant tenant, Random random) {
    List<Subject> subjects = new ArrayList<>();
    for (Someone one : tenant.people) {
      List<Assignment> licenses = new ArrayList<>(assignments(null, one.direct));
      one.groups.forEach(group -> licenses.addAll(given(tenant).get(group)));
      subjects.add(
          Subject.of(
              tenant.facts(one, random.nextBoolean()),
              Optional.ofNullable(tenant.rows.get(one.id)),
              new Holdings(tenant.plans(one), licenses, new HashSet<>(one.groups))));
    }
    return subjects;
  }
}
