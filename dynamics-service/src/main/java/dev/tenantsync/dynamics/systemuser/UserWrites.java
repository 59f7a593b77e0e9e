package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowEditing;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.provisioning.Promotion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What clients ask of users: whether they may, then the edit, then slots that it freed. */
@ApplicationScoped
public class UserWrites implements RowEditing {

  private final UserRows rows;
  private final UserEditing editing;
  private final NewUsers people;
  private final ApplicationUsers programs;
  private final UserDeletion deletion;
  private final HandEdits edits;
  private final Promotion promotion;
  private final CurrentCaller caller;

  UserWrites(
      UserRows rows,
      UserEditing editing,
      NewUsers people,
      ApplicationUsers programs,
      UserDeletion deletion,
      HandEdits edits,
      Promotion promotion,
      CurrentCaller caller) {
    this.rows = rows;
    this.editing = editing;
    this.people = people;
    this.programs = programs;
    this.deletion = deletion;
    this.edits = edits;
    this.promotion = promotion;
    this.caller = caller;
  }

  @Override
  public Entity entity() {
    return SystemUserTable.ENTITY;
  }

  @Override
  public UUID create(JsonNode body) {
    Creation creation = Creation.of(body);
    return made(UUID.randomUUID(), creation);
  }

  @Override
  public Edited patch(RowKey key, JsonNode body, Conditions conditions) {
    if (conditions.mayInsert() && rows.idOf(key).isEmpty()) {
      return new Edited(upserted(key, Creation.of(body)), true);
    }
    Patch patch = Patch.of(body);
    if (patch.decides()) {
      require(Privilege.DISABLE_USER);
    }
    rows.requireWithin(key, SystemUserTable.reach(caller.get(), Privilege.WRITE_USER));
    UUID id = editing.patch(key, patch, conditions);
    if (patch.needsGuard()) {
      promotion.promoteIfPossible(edits.actor());
    }
    return new Edited(id, false);
  }

  @Override
  public void delete(RowKey key, Conditions conditions) {
    rows.requireWithin(key, SystemUserTable.reach(caller.get(), Privilege.DELETE_USER));
    deletion.delete(key, conditions);
  }

  /** A systemuserid can be chosen for a program only: people are known by their object id. */
  private UUID upserted(RowKey key, Creation creation) {
    require(Privilege.CREATE_USER);
    if (key.alternate().isPresent()) {
      return made(UUID.randomUUID(), creation.of(key.value()));
    }
    if (creation.application().isEmpty()) {
      throw NewUsers.notFromHere();
    }
    return made(key.value(), creation);
  }

  private UUID made(UUID id, Creation creation) {
    if (creation.patch().decides()) {
      require(Privilege.DISABLE_USER);
    }
    UUID made =
        creation.application().isPresent()
            ? programs.create(id, creation)
            : people.create(creation);
    promotion.promoteIfPossible(edits.actor());
    return made;
  }

  private void require(Privilege privilege) {
    if (!caller.get().holds(privilege)) {
      throw CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.PRIVILEGE_MISSING);
    }
  }
}
