package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A product as sent to {@code POST /admin/skus} and as written in the catalogue's file. */
public record NewSkuJson(
    @Nullable String skuId,
    @Nullable String skuPartNumber,
    @Nullable String appliesTo,
    @Nullable List<@Nullable NewPlanJson> servicePlans,
    @Nullable UnitsJson units) {

  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,128}");

  /** A plan of it. */
  public record NewPlanJson(
      @Nullable String servicePlanId,
      @Nullable String servicePlanName,
      @Nullable String service,
      @Nullable String appliesTo) {

    Plan plan(String at) {
      return new Plan(
          Guids.require(at + "servicePlanId", servicePlanId),
          name(at + "servicePlanName", servicePlanName),
          name(at + "service", service == null ? "Other" : service),
          scope(at + "appliesTo", appliesTo));
    }
  }

  /**
   * The product.
   *
   * @throws GraphException naming the first property that is missing or wrong
   */
  public Product product() {
    return new Product(
        Guids.require("skuId", skuId),
        name("skuPartNumber", skuPartNumber),
        scope("appliesTo", appliesTo),
        units == null ? Units.NONE : units.over(Units.NONE),
        0,
        plans());
  }

  private List<Plan> plans() {
    List<@Nullable NewPlanJson> sent = servicePlans == null ? List.of() : servicePlans;
    List<Plan> plans = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      String at = "servicePlans[" + i + "]";
      NewPlanJson json = sent.get(i);
      if (json == null) {
        throw invalid(at);
      }
      Plan plan = json.plan(at + ".");
      if (!seen.add(plan.id())) {
        throw invalid(at + ".servicePlanId");
      }
      plans.add(plan);
    }
    if (plans.isEmpty()) {
      throw invalid("servicePlans");
    }
    return plans;
  }

  private static String name(String property, @Nullable String text) {
    if (text == null || !NAME.matcher(text).matches()) {
      throw invalid(property);
    }
    return text;
  }

  private static AppliesTo scope(String property, @Nullable String text) {
    return text == null ? AppliesTo.USER : AppliesTo.of(text).orElseThrow(() -> invalid(property));
  }

  private static GraphException invalid(String property) {
    return GraphException.badProperty(
        property,
        "InvalidValue",
        "The value of property '" + property + "' is missing or invalid.");
  }
}
