package dev.tenantsync.office365.license;

/** Products for the tests of other rooms. */
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
}
