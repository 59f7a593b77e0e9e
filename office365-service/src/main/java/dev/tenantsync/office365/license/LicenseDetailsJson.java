package dev.tenantsync.office365.license;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A user's licence with the states of its plans (Graph: licenseDetails). */
record LicenseDetailsJson(
    String id, UUID skuId, String skuPartNumber, List<ServicePlanJson> servicePlans) {

  static final Set<String> PROPERTIES = Set.of("id", "skuId", "skuPartNumber", "servicePlans");

  static LicenseDetailsJson of(UUID tenantId, Product product, License license) {
    return new LicenseDetailsJson(
        id(tenantId, product.skuId()),
        product.skuId(),
        product.partNumber(),
        product.plans().stream()
            .map(plan -> ServicePlanJson.of(plan, !license.disabledPlans().contains(plan.id())))
            .toList());
  }

  /** Base64url of both ids as .NET writes them (decoded from Graph's samples). */
  private static String id(UUID tenantId, UUID skuId) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    putLittleEndian(bytes, tenantId);
    putLittleEndian(bytes, skuId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static void putLittleEndian(ByteBuffer bytes, UUID id) {
    long high = id.getMostSignificantBits();
    bytes.putInt(Integer.reverseBytes((int) (high >>> 32)));
    bytes.putShort(Short.reverseBytes((short) (high >>> 16)));
    bytes.putShort(Short.reverseBytes((short) high));
    bytes.putLong(id.getLeastSignificantBits());
  }
}
