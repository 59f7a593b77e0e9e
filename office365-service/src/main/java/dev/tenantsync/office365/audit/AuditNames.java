package dev.tenantsync.office365.audit;

import dev.tenantsync.office365.directoryobject.DirectoryObjects;
import dev.tenantsync.office365.identity.ApplicationNames;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What those are called now whom entries of the audit trail are about; the purged have no name. */
@ApplicationScoped
class AuditNames {

  /** The names of one page's people, programs, roles and groups. */
  record Known(Map<UUID, User> users, Map<UUID, String> others) {

    Optional<User> user(UUID id) {
      return Optional.ofNullable(users.get(id));
    }

    Optional<String> name(UUID id) {
      return user(id).map(user -> user.displayName).or(() -> Optional.ofNullable(others.get(id)));
    }
  }

  private final Users users;
  private final DirectoryObjects objects;
  private final ApplicationNames applications;

  AuditNames(Users users, DirectoryObjects objects, ApplicationNames applications) {
    this.users = users;
    this.objects = objects;
    this.applications = applications;
  }

  Known of(Collection<AuditRow> rows) {
    List<UUID> ids =
        rows.stream()
            .flatMap(row -> Stream.concat(row.targets(), row.actor().id().stream()))
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return new Known(Map.of(), Map.of());
    }
    Map<UUID, User> people =
        users.list("id in ?1", ids).stream()
            .collect(Collectors.toMap(user -> user.id, Function.identity()));
    List<UUID> rest = ids.stream().filter(id -> !people.containsKey(id)).toList();
    Map<UUID, String> others = new HashMap<>(applications.of(rest));
    objects
        .byId(rest, List.of("displayName"))
        .forEach((id, view) -> others.put(id, view.path("displayName").asText()));
    return new Known(people, others);
  }
}
