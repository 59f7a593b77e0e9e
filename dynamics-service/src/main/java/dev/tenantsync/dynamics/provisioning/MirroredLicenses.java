package dev.tenantsync.dynamics.provisioning;

import java.util.List;
import java.util.UUID;

/**
 * What the directory gives an account, as it is mirrored; the same of very many.
 *
 * @param plans service plans in use
 * @param products JSON: {@code [{"skuId": ..., "disabledPlans": [...]}]}
 */
public record MirroredLicenses(List<UUID> plans, String products) {

  public MirroredLicenses {
    plans = List.copyOf(plans);
  }
}
