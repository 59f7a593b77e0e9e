package dev.tenantsync.office365.license;

import java.util.List;
import java.util.Map;

/** Products and licences for the tests of other rooms. */
public final class Stocked {

  private Stocked() {}

  /** A new product with one plan of its own. */
  public static String product(int seats) {
    return Shop.product(seats);
  }

  /** Gives a user one licence that nothing speaks against. */
  public static void give(String userId, String skuId) {
    Shop.give(userId, skuId);
  }

  public static int consumed(String skuId) {
    return Shop.consumed(skuId);
  }

  /** A new product with these plans. */
  public static String productWith(int seats, String... planIds) {
    return Shop.product(seats, planIds);
  }

  /** Gives a user one licence that nothing speaks against, with these plans off. */
  public static void giveWithout(String userId, String skuId, String... disabledPlans) {
    Shop.give(userId, skuId, disabledPlans);
  }

  /** The products that a user holds. */
  public static List<String> held(String userId) {
    return Shop.held(userId);
  }

  public static void setEnabled(String skuId, int seats) {
    Shop.setUnits(skuId, Map.of("enabled", seats));
  }

  /** A new group that gives nothing. */
  public static String team() {
    return Teams.team();
  }

  /** Has a group give a licence, with these plans off. */
  public static void giveTeam(String group, String skuId, String... disabledPlans) {
    Teams.give(group, Shop.license(skuId, disabledPlans));
  }

  /** Has a group give a product no more. */
  public static void takeFromTeam(String group, String skuId) {
    Teams.take(group, skuId);
  }

  public static void join(String group, String member) {
    Teams.join(group, member);
  }

  public static void leave(String group, String member) {
    Teams.leave(group, member);
  }
}
