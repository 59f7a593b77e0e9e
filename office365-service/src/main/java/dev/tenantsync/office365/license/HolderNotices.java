package dev.tenantsync.office365.license;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the change log about every holder of a product whose status changed. There may be hundreds
 * of thousands: they are written in slices, each its own short transaction, after the status itself
 * is visible. What is left to write is kept in a table, so a crash between slices loses nobody.
 */
@ApplicationScoped
class HolderNotices {

  private static final UUID FIRST = new UUID(0, 0);

  private final EntityManager entities;
  private final Licenses licenses;
  private final ChangeLog log;

  HolderNotices(EntityManager entities, Licenses licenses, ChangeLog log) {
    this.entities = entities;
    this.licenses = licenses;
    this.log = log;
  }

  /** Notes, in the transaction that changes the status, that all holders are to be written. */
  void raise(UUID skuId, CapabilityStatus old, CapabilityStatus now) {
    entities
        .createNativeQuery(
            """
            insert into holder_notice (sku_id, after_user_id, old_status, new_status)
            values (?1, ?2, ?3, ?4)
            on conflict (sku_id) do update
            set after_user_id = excluded.after_user_id, new_status = excluded.new_status
            """)
        .setParameter(1, skuId)
        .setParameter(2, FIRST)
        .setParameter(3, old.wire())
        .setParameter(4, now.wire())
        .executeUpdate();
  }

  /**
   * Writes up to {@code limit} holders. Other replicas may do the same: each takes a product that
   * none has in hand.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean writeSlice(int limit) {
    List<?> notices =
        entities
            .createNativeQuery(
                """
                select sku_id, after_user_id, old_status, new_status from holder_notice
                order by sku_id limit 1 for update skip locked
                """)
            .getResultList();
    if (notices.isEmpty()) {
      return false;
    }
    Object[] notice = (Object[]) notices.get(0);
    UUID skuId = (UUID) notice[0];
    List<UUID> holders = licenses.holders(skuId, (UUID) notice[1], limit);
    if (!holders.isEmpty()) {
      log.appendAlike(change(skuId, (String) notice[2], (String) notice[3]), holders);
    }
    advance(skuId, holders, limit);
    return true;
  }

  private static Change change(UUID skuId, String old, String now) {
    Change change = Change.of(Change.Resource.USER, skuId, Change.Kind.UPDATED);
    for (String property : List.of(LicenseViews.ASSIGNED_PLANS, LicenseViews.PROVISIONED_PLANS)) {
      change.property(property, status(skuId, old), status(skuId, now));
      if (old.equals(now)) {
        change.touched(property);
      }
    }
    return change;
  }

  private static List<Map<String, Object>> status(UUID skuId, String status) {
    return List.of(Map.of("skuId", skuId, "capabilityStatus", status));
  }

  private void advance(UUID skuId, List<UUID> written, int limit) {
    if (written.size() < limit) {
      entities
          .createNativeQuery("delete from holder_notice where sku_id = ?1")
          .setParameter(1, skuId)
          .executeUpdate();
      return;
    }
    entities
        .createNativeQuery("update holder_notice set after_user_id = ?2 where sku_id = ?1")
        .setParameter(1, skuId)
        .setParameter(2, written.get(written.size() - 1))
        .executeUpdate();
  }
}
