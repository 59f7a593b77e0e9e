package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.rehearsal.Proposal.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what was proposed into the draft, with the users it names. */
@ApplicationScoped
class EditWriter {

  private final Database database;
  private final UserNames names;

  EditWriter(Database database, UserNames names) {
    this.database = database;
    this.names = names;
  }

  /**
   * The users that the edit may change anything about.
   *
   * @throws DataverseException 400 for a user or a directory role that does not exist
   */
  Set<UUID> write(Item item, Draft draft, DirectoryAnswers answers) {
    if (item.ofGroup()) {
      ofGroup(item, draft);
      return membersOf(group(item), answers);
    }
    Set<UUID> users = item.kind().ofDirectory() ? names.find(item) : Set.of();
    switch (item.kind()) {
      case ADD_LICENSE ->
          draft.add(
              new Edit.AddLicense(
                  users, new Assignment(sku(item), null, item.disabledPlans(), true)));
      case REMOVE_LICENSE -> draft.add(new Edit.RemoveLicense(users, sku(item)));
      case GRANT_ROLE -> draft.add(role(item, users, true));
      case REVOKE_ROLE -> draft.add(role(item, users, false));
      case BLOCK_SIGN_IN -> draft.add(new Edit.ChangeSignIn(users, false));
      case ALLOW_SIGN_IN -> draft.add(new Edit.ChangeSignIn(users, true));
      case DELETE -> draft.add(new Edit.Move(users, Presence.PRESENT, Presence.SOFT_DELETED));
      case RESTORE -> draft.add(new Edit.Move(users, Presence.SOFT_DELETED, Presence.PRESENT));
      case PURGE -> draft.add(new Edit.Move(users, Presence.SOFT_DELETED, Presence.GONE));
      case ADD_MEMBERS -> draft.join(group(item), users, item.groups());
      case REMOVE_MEMBERS -> draft.leave(group(item), users, item.groups());
      case CHANGE_SETTINGS -> draft.add(new Edit.ChangeSettings());
    }
    return users;
  }

  private static void ofGroup(Item item, Draft draft) {
    if (item.kind() == EditKind.ADD_LICENSE) {
      UUID group = group(item);
      draft.addLicense(group, new Assignment(sku(item), group, item.disabledPlans(), true));
    } else {
      draft.removeLicense(group(item), sku(item));
    }
  }

  private static Set<UUID> membersOf(UUID group, DirectoryAnswers answers) {
    return answers.paths().groups().entrySet().stream()
        .filter(entry -> entry.getValue().contains(group))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Edit role(Item item, Set<UUID> users, boolean held) {
    UUID template = Objects.requireNonNull(item.roleTemplateId());
    Optional<TenantRole> role = TenantRole.ofTemplate(template);
    if (role.isPresent()) {
      return new Edit.ChangeRole(users, role.get(), held);
    }
    long known =
        database.number(
            "select count(*) as n from directory_role where role_template_id = ?", template);
    if (known == 0) {
      throw DataverseException.badPayload(
          "'" + item.place("roleTemplateId") + "': The directory has no role " + template + ".");
    }
    return new Edit.ChangeOtherRole(template);
  }

  private static UUID sku(Item item) {
    return Objects.requireNonNull(item.skuId());
  }

  private static UUID group(Item item) {
    return Objects.requireNonNull(item.group());
  }
}
