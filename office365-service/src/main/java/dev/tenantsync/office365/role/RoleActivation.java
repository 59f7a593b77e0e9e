package dev.tenantsync.office365.role;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes roles of templates. A tenant begins with Global Administrator alone (Graph: directoryRole).
 */
@ApplicationScoped
public class RoleActivation {

  private final Roles roles;
  private final Templates templates;
  private final EntityManager entities;
  private final ChangeLog log;

  RoleActivation(Roles roles, Templates templates, EntityManager entities, ChangeLog log) {
    this.roles = roles;
    this.templates = templates;
    this.entities = entities;
    this.log = log;
  }

  /**
   * Activates the role of a template that exists.
   *
   * @return the new role, or empty if it was active before
   */
  @Transactional
  public Optional<Role> activate(UUID roleTemplateId) {
    return activate(UUID.randomUUID(), roleTemplateId);
  }

  /**
   * Makes sure that the role of a template that exists is active under just this id. It must have
   * no members.
   */
  @Transactional
  public void activateAs(UUID id, UUID roleTemplateId) {
    Optional<Role> active = roles.byTemplate(roleTemplateId);
    if (active.filter(role -> role.id().equals(id)).isPresent()) {
      return;
    }
    active.ifPresent(role -> remove(role.id()));
    activate(id, roleTemplateId);
  }

  private void remove(UUID id) {
    entities
        .createNativeQuery("delete from directory_role where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
    log.append(Change.of(Change.Resource.DIRECTORY_ROLE, id, Change.Kind.PURGED));
  }

  private Optional<Role> activate(UUID id, UUID roleTemplateId) {
    int made =
        entities
            .createNativeQuery(
                "insert into directory_role (id, role_template_id) values (?1, ?2)"
                    + " on conflict (role_template_id) do nothing")
            .setParameter(1, id)
            .setParameter(2, roleTemplateId)
            .executeUpdate();
    if (made == 0) {
      return Optional.empty();
    }
    Role role = roles.byId(id).orElseThrow();
    log.append(
        Change.of(Change.Resource.DIRECTORY_ROLE, id, Change.Kind.CREATED)
            .property("displayName", null, role.displayName())
            .property("description", null, role.description())
            .property("roleTemplateId", null, roleTemplateId));
    return Optional.of(role);
  }

  /** The role of a template, activated by this if need be; empty if there is no such template. */
  @Transactional
  public Optional<Role> activated(UUID roleTemplateId) {
    if (templates.byId(roleTemplateId).isEmpty()) {
      return Optional.empty();
    }
    return roles
        .byTemplate(roleTemplateId)
        .or(() -> activate(roleTemplateId))
        .or(() -> roles.byTemplate(roleTemplateId));
  }
}
