package dev.tenantsync.office365.license;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A product in stock, with its service plans (Graph: subscribedSku).
 *
 * @param partNumber its readable name, such as {@code ENTERPRISEPACK}
 * @param consumed seats taken; may exceed the units after they lapse
 */
public record Product(
    UUID skuId,
    String partNumber,
    AppliesTo appliesTo,
    Units units,
    int consumed,
    List<Plan> plans) {

  public Product {
    plans = List.copyOf(plans);
  }

  /** Whether there is a seat for one more user. */
  public boolean hasSeat() {
    return units.assignable() > consumed;
  }

  /** The same with so many seats more taken. */
  Product taking(int seats) {
    return new Product(skuId, partNumber, appliesTo, units, consumed + seats, plans);
  }

  /** The same with another's plans behind its own. */
  Product with(Product more) {
    List<Plan> all = new ArrayList<>(plans);
    all.addAll(more.plans);
    return new Product(skuId, partNumber, appliesTo, units, consumed, all);
  }

  /** Whether it is the same product, however many units there are of it. */
  public boolean isAlike(Product other) {
    return skuId.equals(other.skuId)
        && partNumber.equals(other.partNumber)
        && appliesTo == other.appliesTo
        && plans.equals(other.plans);
  }

  /** Whether it has this plan. */
  public boolean contains(UUID planId) {
    return plans.stream().anyMatch(plan -> plan.id().equals(planId));
  }

  /** Whether users cannot hold it: it, or each of its plans, is for the company. */
  public boolean isForCompanyOnly() {
    return appliesTo == AppliesTo.COMPANY
        || plans.stream().allMatch(plan -> plan.appliesTo() == AppliesTo.COMPANY);
  }
}
