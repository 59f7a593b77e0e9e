package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.license.FormerLicenses;
import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.user.NewUsers;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserEdits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads users off lines. A password is hashed here, outside of any transaction. */
@ApplicationScoped
class UserDrafts {

  private static final String NAME = "userPrincipalName";

  private final UserEdits edits;
  private final NewUsers newUsers;

  UserDrafts(UserEdits edits, NewUsers newUsers) {
    this.edits = edits;
    this.newUsers = newUsers;
  }

  /**
   * A user who is to be new here. What groups gave elsewhere cannot come along: it would have to be
   * assigned to the user.
   *
   * @throws GraphException naming the property at fault
   */
  Draft created(Line line) {
    Fields fields = Fields.of(line.body());
    Optional<UUID> id = fields.uuid("id");
    List<RoleWish> roles = RoleWish.of(fields);
    List<License> licenses = LicenseFields.wanted(fields);
    User user = newUsers.of(edits.ofImported(fields.object()), id);
    return new Draft(line.number(), user, id.isPresent(), licenses, roles, FormerLicenses.NONE);
  }

  /**
   * A user as an export describes it.
   *
   * @throws GraphException naming the property at fault
   */
  Draft restored(Line line) {
    Fields fields = Fields.of(line.body());
    UUID id = fields.requiredUuid("id");
    Instant created = fields.requiredInstant("createdDateTime");
    Optional<Instant> deleted = fields.instant("deletedDateTime");
    List<String> proxyAddresses = fields.texts("proxyAddresses");
    FormerLicenses former = LicenseFields.former(fields);
    if (deleted.isPresent() && fields.object().path(NAME).isTextual()) {
      String name = fields.object().path(NAME).textValue();
      fields.object().put(NAME, NewUsers.nameBeforeDeletion(id, name));
    }
    User user = newUsers.of(edits.ofImported(fields.object()), Optional.of(id));
    user.createdDateTime = created;
    user.proxyAddresses = proxyAddresses;
    deleted.ifPresent(moment -> newUsers.lieInDeletedItems(user, moment));
    return new Draft(line.number(), user, true, List.of(), List.of(), former);
  }
}
