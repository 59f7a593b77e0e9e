package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.TenantRole.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.Mirrored.Feed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * A gain and a loss that belong together, read through feeds of their own. Every order in which two
 * requests of either feed can begin and arrive around the two changes is tried, with a decision
 * after each of them.
 */
@NullUnmarked
class FeedInterleavingsTest {

  private enum Event {
    FIRST_CHANGE,
    SECOND_CHANGE,
    LOSING_FEED,
    OTHER_FEED
  }

  private enum Deed {
    LICENSE,
    UNLICENSE,
    HOLD_ROLE,
    DROP_ROLE,
    JOIN_GROUP,
    LEAVE_GROUP,
    /** Licensed and outside the group, which only the role makes up for. */
    BE_EXEMPT;

    void happen(Person person) {
      switch (this) {
        case LICENSE -> person.license(true);
        case UNLICENSE -> person.license(false);
        case HOLD_ROLE -> person.role(GLOBAL_ADMINISTRATOR, true);
        case DROP_ROLE -> person.role(GLOBAL_ADMINISTRATOR, false);
        case JOIN_GROUP -> person.inGroup = true;
        case LEAVE_GROUP -> person.inGroup = false;
        case BE_EXEMPT -> {
          person.license(true);
          person.role(GLOBAL_ADMINISTRATOR, true);
          person.inGroup = false;
        }
      }
    }
  }

  /** How a story begins, what changes, and which feed tells of the loss. */
  private record Story(Deed beginning, Deed gain, Deed loss, Feed losing, Feed gaining) {}

  private static final Story LICENCE_LOST =
      new Story(Deed.LICENSE, Deed.HOLD_ROLE, Deed.UNLICENSE, Feed.USERS, Feed.ROLES);
  private static final Story ROLE_LOST =
      new Story(Deed.HOLD_ROLE, Deed.LICENSE, Deed.DROP_ROLE, Feed.ROLES, Feed.USERS);
  private static final Story MEMBERSHIP_LOST =
      new Story(Deed.LICENSE, Deed.HOLD_ROLE, Deed.LEAVE_GROUP, Feed.GROUP, Feed.ROLES);

  private static final Story EXEMPTION_LOST =
      new Story(Deed.BE_EXEMPT, Deed.JOIN_GROUP, Deed.DROP_ROLE, Feed.ROLES, Feed.GROUP);

  @Test
  void roleGrantedThenLicenceRemovedNeverDisables() {
    neverDisables(LICENCE_LOST);
  }

  @Test
  void licenceGrantedThenRoleRemovedNeverDisables() {
    neverDisables(ROLE_LOST);
  }

  @Test
  void roleGrantedThenMembershipRemovedNeverDisables() {
    neverDisables(MEMBERSHIP_LOST);
  }

  @Test
  void addedToTheGroupThenRoleRemovedNeverDisables() {
    neverDisables(EXEMPTION_LOST);
  }

  @Test
  void roleRemovedThenAddedToTheGroupDisablesOnlyIfTheGapWasSeen() {
    onlyASeenGapDisables(EXEMPTION_LOST);
  }

  @Test
  void membershipRemovedThenRoleGrantedDisablesOnlyIfTheGapWasSeen() {
    onlyASeenGapDisables(MEMBERSHIP_LOST);
  }

  @Test
  void licenceRemovedThenRoleGrantedDisablesOnlyIfTheGapWasSeen() {
    onlyASeenGapDisables(LICENCE_LOST);
  }

  @Test
  void roleRemovedThenLicenceGrantedDisablesOnlyIfTheGapWasSeen() {
    onlyASeenGapDisables(ROLE_LOST);
  }

  @Test
  void anOrdinaryLossDisablesOnceSettled() {
    World world = begun(LICENCE_LOST);
    happen(world, Deed.UNLICENSE, true);
    world.comeToRest();

    assertThat(enabled(world)).isFalse();
  }

  private static void neverDisables(Story story) {
    List<List<Event>> orders = orders();
    for (List<Event> order : orders) {
      World world = begun(story);
      List<Deed> changes = List.of(story.gain(), story.loss());
      assertThat(disabledDuring(world, story, changes, order))
          .as("disabled in %s", order)
          .isFalse();
      comeToAgreement(world);
    }
    assertThat(orders).hasSize(3150);
  }

  private static void onlyASeenGapDisables(Story story) {
    int seen = 0;
    for (List<Event> order : orders()) {
      World world = begun(story);
      List<Deed> changes = List.of(story.loss(), story.gain());
      boolean disabled = disabledDuring(world, story, changes, order);
      if (disabled) {
        assertThat(gapSeen(order)).as("the gap was seen in %s", order).isTrue();
        seen++;
      }
      comeToAgreement(world);
    }
    assertThat(seen).as("orders in which the gap was seen").isPositive();
  }

  /**
   * Whether a page with the loss arrived, and then a request of the other feed began before the
   * gain was made.
   */
  private static boolean gapSeen(List<Event> order) {
    boolean lossMade = false;
    boolean lossAsked = false;
    boolean lossArrived = false;
    int losing = 0;
    int other = 0;
    for (Event event : order) {
      switch (event) {
        case FIRST_CHANGE -> lossMade = true;
        case LOSING_FEED -> {
          boolean begins = losing++ % 2 == 0;
          lossArrived |= !begins && lossAsked;
          lossAsked |= begins && lossMade;
        }
        case OTHER_FEED -> {
          if (other++ % 2 == 0 && lossArrived) {
            return true;
          }
        }
        case SECOND_CHANGE -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean disabledDuring(
      World world, Story story, List<Deed> changes, List<Event> order) {
    boolean disabled = false;
    int losing = 0;
    int other = 0;
    for (Event event : order) {
      switch (event) {
        case FIRST_CHANGE -> happen(world, changes.get(0), true);
        case SECOND_CHANGE -> happen(world, changes.get(1), true);
        case LOSING_FEED -> read(world, story.losing(), losing++);
        case OTHER_FEED -> {
          read(world, story.gaining(), other++);
          readThird(world, story);
        }
      }
      world.decide(world.pending());
      disabled |= !enabled(world);
    }
    return disabled;
  }

  /** The third feed has nothing to say; it is read so that nothing waits for it. */
  private static void readThird(World world, Story story) {
    for (Feed feed : Feed.values()) {
      if (feed != story.losing() && feed != story.gaining()) {
        world.begin(feed, 9);
        world.arrive(feed);
      }
    }
  }

  private static void comeToAgreement(World world) {
    world.comeToRest();
    assertThat(enabled(world)).isTrue();
  }

  private static World begun(Story story) {
    World world = new World(1, 5);
    happen(world, story.beginning(), false);
    world.comeToRest();
    assertThat(enabled(world)).isTrue();
    return world;
  }

  private static void happen(World world, Deed deed, boolean takingAway) {
    Person person = world.people.get(0);
    deed.happen(person);
    world.changed(person, takingAway);
  }

  private static void read(World world, Feed feed, int turn) {
    if (turn % 2 == 0) {
      world.begin(feed, 9);
    } else {
      world.arrive(feed);
    }
  }

  private static boolean enabled(World world) {
    return world.rows.get(world.people.get(0).id).standing().enabled();
  }

  /** Two changes, and twice a request that begins and one that arrives, of either feed. */
  private static List<List<Event>> orders() {
    List<List<Event>> orders = new ArrayList<>();
    extend(new ArrayList<>(), 4, 4, orders);
    return orders;
  }

  private static void extend(List<Event> order, int losing, int other, List<List<Event>> orders) {
    boolean first = order.contains(Event.FIRST_CHANGE);
    boolean second = order.contains(Event.SECOND_CHANGE);
    if (losing + other == 0 && second) {
      orders.add(List.copyOf(order));
      return;
    }
    if (losing > 0) {
      with(order, Event.LOSING_FEED, () -> extend(order, losing - 1, other, orders));
    }
    if (other > 0) {
      with(order, Event.OTHER_FEED, () -> extend(order, losing, other - 1, orders));
    }
    if (!second) {
      Event change = first ? Event.SECOND_CHANGE : Event.FIRST_CHANGE;
      with(order, change, () -> extend(order, losing, other, orders));
    }
  }

  private static void with(List<Event> order, Event event, Runnable then) {
    order.add(event);
    then.run();
    order.remove(order.size() - 1);
  }
}
