package dev.tenantsync.office365.license;

import dev.tenantsync.office365.license.PendingUsers.Raised;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sees to it that marks are settled once their transaction has committed: few by the request that
 * raised them, so that the caller's next request finds what this one brought about; many, or those
 * of no request, in the background.
 */
@ApplicationScoped
class MarkedMembers {

  private static final Logger LOG = Logger.getLogger(MarkedMembers.class);

  private final OwnMembers own;
  private final MemberLicensing licensing;
  private final LicenseSettler settler;
  private final LicenseSettings settings;

  MarkedMembers(
      OwnMembers own, MemberLicensing licensing, LicenseSettler settler, LicenseSettings settings) {
    this.own = own;
    this.licensing = licensing;
    this.settler = settler;
    this.settings = settings;
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Raised raised) {
    boolean ofRequest = Arc.container().requestContext().isActive() && own.isAnswering();
    if (ofRequest && !raised.userIds().isEmpty()) {
      own.add(raised.userIds());
    } else {
      settler.wake();
    }
  }

  /** Settles the request's own marks, and those raised by that. */
  void settleOwn() {
    int settled = 0;
    List<UUID> next = own.take();
    while (!next.isEmpty() && settled < settings.withinRequest()) {
      settled += next.size();
      if (!settled(next)) {
        break;
      }
      next = own.take();
    }
    if (!next.isEmpty()) {
      settler.wake();
    }
  }

  /** The request itself is done; what cannot be settled now stays marked for the background. */
  private boolean settled(List<UUID> userIds) {
    try {
      licensing.settleMarked(userIds);
      return true;
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "inherited licenses of %d users are left to be settled", userIds.size());
      return false;
    }
  }
}
