package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Gives licences to a user and takes them away, all or nothing (Graph: assignLicense). */
@ApplicationScoped
public class AssignLicense {

  private final Users users;
  private final LicenseLedger ledger;
  private final ChangeLog log;

  AssignLicense(Users users, LicenseLedger ledger, ChangeLog log) {
    this.users = users;
    this.ledger = ledger;
    this.log = log;
  }

  /**
   * @param key the user's id or user principal name
   * @throws GraphException if there is no such user
   */
  @Transactional
  public Verdict assign(String key, LicenseChange change) {
    User user = users.lockByKey(key).orElseThrow(() -> GraphException.notFound(key));
    LicenseCase opened = ledger.open(user, moving(change));
    Verdict verdict = SeatRules.judge(opened.facts(), change);
    verdict.ifAccepted(accepted -> book(opened, accepted));
    return verdict;
  }

  private static List<UUID> moving(LicenseChange change) {
    return Stream.concat(change.add().stream().map(License::skuId), change.remove().stream())
        .distinct()
        .toList();
  }

  private void book(LicenseCase opened, Verdict.Accepted accepted) {
    Map<String, Object> before = tracked(opened, opened.rows());
    List<LicenseRow> rows = ledger.book(opened, accepted.licenses());
    Map<String, Object> after = tracked(opened, rows);
    Change change = Change.of(Change.Resource.USER, opened.userId(), Change.Kind.UPDATED);
    before.forEach((property, value) -> change.property(property, value, after.get(property)));
    log.append(change);
  }

  private static Map<String, Object> tracked(LicenseCase opened, List<LicenseRow> rows) {
    Map<String, Object> values = new LinkedHashMap<>();
    LicenseViews.TRACKED.forEach(
        name -> values.put(name, LicenseViews.read(name, rows, opened.facts().products())));
    return values;
  }
}
