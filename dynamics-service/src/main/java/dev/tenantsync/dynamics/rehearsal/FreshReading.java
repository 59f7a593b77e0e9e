package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.FeedPage;
import dev.tenantsync.dynamics.directory.FeedRequest;
import dev.tenantsync.dynamics.directory.HttpDirectory;
import dev.tenantsync.dynamics.directory.RoleEntry;
import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.mirror.Enumeration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the directory as a resync would, and writes none of it into the mirror. */
@ApplicationScoped
class FreshReading {

  private static final int LOOKED_UP = 100;

  private final HttpDirectory directory;
  private final Sightings sightings;

  FreshReading(HttpDirectory directory, Sightings sightings) {
    this.directory = directory;
    this.sightings = sightings;
  }

  /**
   * @throws DataverseException 503 where the directory does not answer
   */
  Afresh read(UUID plan) {
    try {
      follow(directory::users, page -> sightings.add(plan, page.entries()));
      Optional<Map<UUID, Set<TenantRole>>> roles = roles();
      Enumeration shown = sightings.shown(plan);
      if (!shown.believable()) {
        return new Afresh(
            plan,
            roles,
            "The directory showed %d of %d known accounts only."
                .formatted(shown.seen(), shown.known()));
      }
      lookUp(plan);
      return new Afresh(plan, roles, null);
    } catch (DirectoryException refusal) {
      throw DataverseException.unavailable(
          "A resync is planned by what the directory says, and it does not answer: "
              + refusal.getMessage());
    }
  }

  /** What was not shown is not therefore gone. */
  private void lookUp(UUID plan) {
    UUID last = new UUID(0, 0);
    List<UUID> unseen = sightings.unseen(plan, last, LOOKED_UP);
    while (!unseen.isEmpty()) {
      sightings.add(plan, unseen.stream().map(directory::user).toList());
      last = unseen.get(unseen.size() - 1);
      unseen = sightings.unseen(plan, last, LOOKED_UP);
    }
  }

  private Optional<Map<UUID, Set<TenantRole>>> roles() {
    Map<UUID, Set<TenantRole>> roles = new HashMap<>();
    int[] shown = new int[1];
    follow(
        directory::roles,
        page -> {
          shown[0] += page.entries().size();
          page.entries().forEach(role -> holders(role, roles));
        });
    return shown[0] == 0 ? Optional.empty() : Optional.of(roles);
  }

  private static void holders(RoleEntry role, Map<UUID, Set<TenantRole>> roles) {
    Optional<TenantRole> held =
        Optional.ofNullable(role.templateId()).flatMap(TenantRole::ofTemplate);
    for (MemberEntry member : role.members()) {
      if (held.isPresent() && !member.removed()) {
        roles.computeIfAbsent(member.id(), id -> EnumSet.noneOf(TenantRole.class)).add(held.get());
      }
    }
  }

  private static <E> void follow(
      Function<FeedRequest, FeedPage<E>> source, Consumer<FeedPage<E>> reader) {
    @Nullable String link = null;
    boolean last = false;
    while (!last) {
      FeedPage<E> page = source.apply(new FeedRequest(link, null));
      if (!page.last() && page.link().equals(link)) {
        throw DirectoryException.standstill();
      }
      reader.accept(page);
      link = page.link();
      last = page.last();
    }
  }
}
