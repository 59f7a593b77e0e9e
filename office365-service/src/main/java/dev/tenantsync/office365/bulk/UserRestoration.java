package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.license.NewHolders;
import dev.tenantsync.office365.license.NewHolders.Held;
import dev.tenantsync.office365.user.NewUsers;
import dev.tenantsync.office365.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings users back as an export describes them, deleted ones and remembered licences included.
 * Seats were given where the export was made: nobody loses one by moving.
 */
@ApplicationScoped
class UserRestoration {

  private final NewUsers newUsers;
  private final NewHolders holders;
  private final SeenKeys seen;
  private final ChangeLog log;

  UserRestoration(NewUsers newUsers, NewHolders holders, SeenKeys seen, ChangeLog log) {
    this.newUsers = newUsers;
    this.holders = holders;
    this.seen = seen;
    this.log = log;
  }

  void run(List<Draft> drafts, Verdicts verdicts) {
    List<Draft> left = seen.firstOnly(drafts, verdicts);
    left = verdicts.keep(left, this::requireNameOfLive);
    Set<UUID> products = holders.known(skuIds(left).collect(Collectors.toSet()));
    left = verdicts.keep(left, draft -> requireKnown(draft, products));
    Set<UUID> stored = newUsers.insert(left.stream().map(Draft::user).toList());
    left =
        verdicts.keep(
            left,
            draft -> {
              if (!stored.contains(draft.user().id)) {
                throw NewUsers.taken();
              }
            });
    restoreLicenses(left);
    log.append(left.stream().flatMap(this::changes).toList());
  }

  private void requireNameOfLive(Draft draft) {
    if (!draft.user().isDeleted()) {
      newUsers.requireName(draft.user());
    }
  }

  private void restoreLicenses(List<Draft> drafts) {
    List<Held> held = new ArrayList<>();
    Map<UUID, List<License>> remembered = new HashMap<>();
    for (Draft draft : drafts) {
      UUID userId = draft.user().id;
      draft
          .licenses()
          .forEach(one -> held.add(new Held(userId, one.license(), one.assigned(), one.updated())));
      remembered.put(userId, draft.remembered());
    }
    holders.remember(remembered);
    holders.restore(held);
  }

  private Stream<Change> changes(Draft draft) {
    User user = draft.user();
    Change created = newUsers.created(user);
    if (!draft.licenses().isEmpty()) {
      NewHolders.note(created, draft.wanted());
    }
    return user.isDeleted()
        ? Stream.of(
            created,
            Change.of(Change.Resource.USER, user.id, Change.Kind.DELETED)
                .property("deletedDateTime", null, user.deletedDateTime))
        : Stream.of(created);
  }

  private static Stream<UUID> skuIds(List<Draft> drafts) {
    return drafts.stream()
        .flatMap(draft -> Stream.concat(draft.wanted().stream(), draft.remembered().stream()))
        .map(License::skuId);
  }

  private static void requireKnown(Draft draft, Set<UUID> products) {
    skuIds(List.of(draft))
        .filter(skuId -> !products.contains(skuId))
        .findFirst()
        .ifPresent(
            skuId -> {
              throw GraphException.badProperty(
                  "assignedLicenses", "NotFound", "There is no product " + skuId + ".");
            });
  }
}
