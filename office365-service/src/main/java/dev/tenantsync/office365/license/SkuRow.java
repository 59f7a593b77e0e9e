package dev.tenantsync.office365.license;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of a {@link Product}. Its counts are read and written by query only, never cached. */
@Entity
@Table(name = "sku")
class SkuRow {

  @Id
  @Column(name = "sku_id")
  UUID skuId;

  @Column(name = "sku_part_number")
  String skuPartNumber;

  @Column(name = "applies_to")
  @Enumerated(EnumType.STRING)
  AppliesTo appliesTo;

  @Column int enabled;
  @Column int warning;
  @Column int suspended;

  @Column(name = "locked_out")
  int lockedOut;

  @Column int consumed;

  static SkuRow of(Product product) {
    SkuRow row = new SkuRow();
    row.skuId = product.skuId();
    row.skuPartNumber = product.partNumber();
    row.appliesTo = product.appliesTo();
    row.enabled = product.units().enabled();
    row.warning = product.units().warning();
    row.suspended = product.units().suspended();
    row.lockedOut = product.units().lockedOut();
    row.consumed = product.consumed();
    return row;
  }
}
