package dev.tenantsync.dynamics.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What happens in one generated world: changes in the directory, and between them moments of rest
 * at which people edit by hand. The same history can be played in any rhythm.
 */
record History(int people, int limit, List<Chapter> chapters) {

  /** A change to one person; the flag says whether it takes something away. */
  record Change(
      String name, int person, boolean takingAway, BiConsumer<Person, List<Person>> deed) {

    void happen(World world) {
      Person changed = world.people.get(person);
      deed.accept(changed, world.people);
      world.changed(changed, takingAway);
      if (name.equals("swap")) {
        world.changed(world.people.get(0), false);
      }
    }

    @Override
    public String toString() {
      return name + " " + person;
    }
  }

  /**
   * An edit by hand, made at rest on a user who is entitled but for a block here: which mode stands
   * on any other row depends on the rhythm.
   */
  record Edit(String name, int person) {

    String happen(World world) {
      Person edited = world.people.get(person);
      if (name.equals("delete")) {
        world.deleteHere(edited);
        return "deleted";
      }
      LocalChoices local = world.local(edited.id);
      boolean sameRow =
          edited.deserves(new LocalChoices(local.chosenMode(), false, local.deleted()));
      return sameRow ? world.edit(edited, this::verdict) : "not tried";
    }

    private EditVerdict verdict(LocalEdits edits) {
      return switch (name) {
        case "block" -> edits.block();
        case "unblock" -> edits.unblock();
        case "grant" -> edits.grantRole(true);
        case "remove" -> edits.removeRole(true);
        default -> edits.chooseMode(AccessMode.valueOf(name), LocalEdits.Editor.SOMEONE_ELSE);
      };
    }
  }

  /** Changes, then a limit, then edits at rest. */
  record Chapter(List<Change> changes, int limit, List<Edit> edits) {}

  private static final List<String> EDITS =
      List.of(
          "NON_INTERACTIVE",
          "NON_INTERACTIVE",
          "NON_INTERACTIVE",
          "READ_WRITE",
          "ADMINISTRATIVE",
          "READ",
          "block",
          "unblock",
          "grant",
          "remove",
          "delete");

  static History random(Random random) {
    int people = 2 + random.nextInt(4);
    int limit = random.nextInt(3);
    int changing = random.nextInt(4);
    List<Chapter> chapters = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      List<Change> changes = new ArrayList<>();
      for (int count = random.nextInt(7); count >= 0; count--) {
        changes.addAll(change(random, random.nextInt(people)));
      }
      List<Edit> edits = new ArrayList<>();
      for (int count = random.nextInt(6); count > 0; count--) {
        edits.add(new Edit(EDITS.get(random.nextInt(EDITS.size())), random.nextInt(people)));
      }
      int now = changing == 0 ? random.nextInt(4) : limit;
      chapters.add(new Chapter(changes, now, edits));
    }
    return new History(people, limit, chapters);
  }

  private static List<Change> change(Random random, int person) {
    TenantRole role = List.of(TenantRole.values()).get(random.nextInt(3));
    Change license = license(person, true);
    Change noLicense = license(person, false);
    Change hold = role(person, role, true);
    Change drop = role(person, role, false);
    Change join = group(person, true);
    Change leave = group(person, false);
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> List.of(license);
      case 4 -> List.of(noLicense);
      case 5 -> List.of(hold);
      case 6 -> List.of(drop);
      case 7 -> List.of(hold, noLicense);
      case 8 -> List.of(license, drop);
      case 9 -> List.of(leave);
      case 10 -> List.of(join);
      case 11 -> List.of(change("block", person, true, one -> one.signInAllowed = false));
      case 12 -> List.of(change("allow", person, false, one -> one.signInAllowed = true));
      case 13 -> List.of(change("soft delete", person, true, Person::softDelete));
      case 14 ->
          random.nextInt(3) == 0
              ? List.of(change("purge", person, true, Person::purge))
              : List.of(change("restore", person, false, Person::restore));
      default -> List.of(swap(person));
    };
  }

  private static Change license(int person, boolean granted) {
    String name = granted ? "license" : "unlicense";
    return change(name, person, !granted, one -> one.license(granted));
  }

  private static Change role(int person, TenantRole role, boolean held) {
    return change((held ? "hold " : "drop ") + role, person, !held, one -> one.role(role, held));
  }

  private static Change group(int person, boolean member) {
    return change(member ? "join" : "leave", person, !member, one -> one.inGroup = member);
  }

  /** Two people exchange their user names. */
  private static Change swap(int person) {
    return new Change(
        "swap",
        person,
        false,
        (one, all) -> {
          one.swapNames(all.get(0));
        });
  }

  private static Change change(String name, int person, boolean takingAway, Consumer<Person> deed) {
    return new Change(name, person, takingAway, (one, all) -> deed.accept(one));
  }

  /** Whether the limit is ever lowered: then rows hold slots beyond it, depending on the rhythm. */
  boolean limitFalls() {
    int before = limit;
    for (Chapter chapter : chapters) {
      if (chapter.limit() < before) {
        return true;
      }
      before = chapter.limit();
    }
    return false;
  }
}
