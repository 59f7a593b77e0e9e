package dev.tenantsync.office365.role;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.role.AdministratorLoss.Reason;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.web.Actor;
import dev.tenantsync.office365.web.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Keeps the last enabled Global Administrator. Whoever makes them fewer holds the role's row until
 * the end, behind the user's and before those of groups and products; nobody else waits for it.
 */
@ApplicationScoped
class GlobalAdministrators {

  /** The id of the role's template, the same in every directory. */
  static final UUID TEMPLATE = UUID.fromString("62e90394-69f5-4237-9190-012177145e10");

  /** Weaker than an update of the key, so that memberships can be added meanwhile. */
  private static final String LOCK_IF_HELD =
      """
      select r.id from directory_role r
      where r.role_template_id = ?1
        and exists (select 1 from role_member m where m.role_id = r.id and m.user_id = ?2)
      for no key update
      """;

  private static final String OTHERS_ABLE =
      """
      select exists (
        select 1 from role_member m join directory_user u on u.id = m.user_id
        where m.role_id = ?1 and m.user_id <> ?2
          and u.account_enabled and u.deleted_date_time is null)
      """;

  private final EntityManager entities;
  private final RequestContext request;

  GlobalAdministrators(EntityManager entities, RequestContext request) {
    this.entities = entities;
    this.request = request;
  }

  /**
   * Refuses that the last one is lost; asked before anything is written.
   *
   * @param user with its row locked, so that its own role and state stay as they are
   * @throws GraphException if no other enabled administrator would be left
   */
  void requireAnother(User user) {
    lockIfHeld(user.id)
        .map(
            roleId ->
                new AdministratorLoss(
                    user.accountEnabled, othersAble(roleId, user.id), isSelf(user.id)))
        .flatMap(AdministratorLoss::refusal)
        .ifPresent(GlobalAdministrators::refuse);
  }

  private Optional<UUID> lockIfHeld(UUID userId) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(LOCK_IF_HELD, UUID.class)
        .setParameter(1, TEMPLATE)
        .setParameter(2, userId)
        .uniqueResultOptional();
  }

  /** A statement of its own, which sees what was committed while the lock was waited for. */
  private boolean othersAble(UUID roleId, UUID userId) {
    return (Boolean)
        entities
            .createNativeQuery(OTHERS_ABLE, Boolean.class)
            .setParameter(1, roleId)
            .setParameter(2, userId)
            .getSingleResult();
  }

  private boolean isSelf(UUID userId) {
    return RequestContext.isInHand() && Actor.parse(request.actor()).isUser(userId);
  }

  private static void refuse(Reason reason) {
    throw GraphException.badProperty("members", "LastAdministrator", reason.sentence());
  }
}
