package dev.tenantsync.office365.bulk;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.license.FormerHolders;
import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.license.NewHolders;
import dev.tenantsync.office365.user.NewUsers;
import dev.tenantsync.office365.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings users back as an export describes them, deleted ones and remembered licences included.
 * Seats were given where the export was made: nobody loses one by moving.
 */
@ApplicationScoped
class UserRestoration {

  private final NewUsers newUsers;
  private final FormerHolders holders;
  private final SeenKeys seen;
  private final ChangeLog log;

  UserRestoration(NewUsers newUsers, FormerHolders holders, SeenKeys seen, ChangeLog log) {
    this.newUsers = newUsers;
    this.holders = holders;
    this.seen = seen;
    this.log = log;
  }

  void run(List<Draft> drafts, Verdicts verdicts) {
    List<Draft> left = seen.firstOnly(drafts, verdicts);
    left = verdicts.keep(left, this::requireNameOfLive);
    Set<UUID> products =
        holders.known(
            left.stream().flatMap(draft -> draft.former().skuIds().stream()).collect(toSet()));
    left =
        verdicts.keep(left, draft -> LicenseFields.requireKnown(draft.former().skuIds(), products));
    Set<UUID> stored = newUsers.insert(left.stream().map(Draft::user).toList());
    left =
        verdicts.keep(
            left,
            draft -> {
              if (!stored.contains(draft.user().id)) {
                throw NewUsers.taken();
              }
            });
    holders.restore(left.stream().collect(toMap(draft -> draft.user().id, Draft::former)));
    log.append(left.stream().flatMap(this::changes).toList());
  }

  private void requireNameOfLive(Draft draft) {
    if (!draft.user().isDeleted()) {
      newUsers.requireName(draft.user());
    }
  }

  private Stream<Change> changes(Draft draft) {
    User user = draft.user();
    Change created = newUsers.created(user);
    List<License> held = draft.former().held();
    if (!held.isEmpty()) {
      NewHolders.note(created, held);
    }
    return user.isDeleted()
        ? Stream.of(
            created,
            Change.of(Change.Resource.USER, user.id, Change.Kind.DELETED)
                .property("deletedDateTime", null, user.deletedDateTime))
        : Stream.of(created);
  }
}
