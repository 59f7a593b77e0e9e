package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.AzureState;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.entitlement.Column;
import dev.tenantsync.dynamics.entitlement.LocalChoices;
import dev.tenantsync.dynamics.entitlement.ProfileColumns;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.entitlement.StateColumns;
import dev.tenantsync.dynamics.entitlement.SystemAdministrator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People's rows as the decision reads them; no other kind of row comes out of here. */
@ApplicationScoped
class Rows {

  /** SQL of a row {@code u}, for {@link #stored}. */
  static final String COLUMNS =
      """
      u.systemuserid, u.azureactivedirectoryobjectid, u.isdisabled, u.disabledreasonid,
        u.disabledreason, u.accessmode, u.chosenmode, u.blockedhere, u.deletedstate, u.caltype,
        u.setupuser, u.issyncwithdirectory, u.islicensed, u.azurestate, u.azuredeletedon,
        u.domainname, u.firstname, u.lastname, u.fullname, u.internalemailaddress, u.title,
        u.address1_telephone1, u.mobilephone, u.address1_line1, u.address1_city,
        u.address1_stateorprovince, u.address1_postalcode, u.address1_country,
        exists (select from system_administrator a where a.systemuserid = u.systemuserid
          and a.origin = 'DIRECTORY') as administrator_from_directory,
        exists (select from system_administrator a where a.systemuserid = u.systemuserid
          and a.origin = 'MANUAL') as administrator_by_hand""";

  private static final String SELECT =
      "select "
          + COLUMNS
          + " from systemuser u"
          + " where u.azureactivedirectoryobjectid = any(?) and u.kind = 'PERSON'";

  private final Database database;

  Rows(Database database) {
    this.database = database;
  }

  /** By object id, locked in order of their keys. */
  Map<UUID, StoredRow> locked(Collection<UUID> objectIds) {
    return read(objectIds, " order by u.systemuserid for update of u");
  }

  Map<UUID, StoredRow> current(Collection<UUID> objectIds) {
    return read(objectIds, "");
  }

  private Map<UUID, StoredRow> read(Collection<UUID> objectIds, String locking) {
    Map<UUID, StoredRow> rows = new HashMap<>();
    database
        .list(SELECT + locking, Rows::stored, SqlArray.uuids(objectIds))
        .forEach(stored -> rows.merge(stored.row().objectId(), stored, Rows::live));
    return rows;
  }

  /** A row deleted here may have been followed by a new one. */
  private static StoredRow live(StoredRow one, StoredRow other) {
    return one.row().local().deleted() ? other : one;
  }

  static StoredRow stored(dev.tenantsync.dynamics.database.Row row) throws SQLException {
    return new StoredRow(
        row.uuid("systemuserid"),
        new Row(
            row.uuid("azureactivedirectoryobjectid"),
            standing(row),
            new LocalChoices(
                mode(row.integerOrNull("chosenmode")),
                row.truth("blockedhere"),
                row.number("deletedstate") == 1),
            state(row),
            profile(row),
            new SystemAdministrator(
                row.truth("administrator_from_directory"), row.truth("administrator_by_hand"))),
        strayed(row));
  }

  private static List<String> strayed(dev.tenantsync.dynamics.database.Row row)
      throws SQLException {
    List<String> strayed = new ArrayList<>();
    String sentence =
        Optional.ofNullable(row.textOrNull("disabledreasonid"))
            .flatMap(Reason::ofId)
            .map(Reason::sentence)
            .orElse(null);
    if (!Objects.equals(sentence, row.textOrNull("disabledreason"))) {
      strayed.add(Column.DISABLEDREASON.logicalName());
    }
    if (!row.truth("issyncwithdirectory")) {
      strayed.add(Column.ISSYNCWITHDIRECTORY.logicalName());
    }
    return strayed;
  }

  private static Standing standing(dev.tenantsync.dynamics.database.Row row) throws SQLException {
    String reason = row.textOrNull("disabledreasonid");
    return new Standing(
        !row.truth("isdisabled"),
        AccessMode.ofCode((int) row.number("accessmode")).orElse(AccessMode.READ_WRITE),
        Optional.ofNullable(reason).flatMap(Reason::ofId).orElse(null));
  }

  private static StateColumns state(dev.tenantsync.dynamics.database.Row row) throws SQLException {
    return new StateColumns(
        row.truth("islicensed"),
        AzureState.ofCode((int) row.number("azurestate")).orElse(AzureState.EXISTS),
        row.instantOrNull("azuredeletedon"),
        row.truth("setupuser"),
        CalType.ofCode((int) row.number("caltype")).orElse(CalType.PROFESSIONAL));
  }

  private static ProfileColumns profile(dev.tenantsync.dynamics.database.Row row)
      throws SQLException {
    return new ProfileColumns(
        row.text("domainname"),
        row.textOrNull("firstname"),
        row.textOrNull("lastname"),
        row.text("fullname"),
        row.text("internalemailaddress"),
        row.textOrNull("title"),
        row.textOrNull("address1_telephone1"),
        row.textOrNull("mobilephone"),
        row.textOrNull("address1_line1"),
        row.textOrNull("address1_city"),
        row.textOrNull("address1_stateorprovince"),
        row.textOrNull("address1_postalcode"),
        row.textOrNull("address1_country"));
  }

  private static @Nullable AccessMode mode(@Nullable Integer code) {
    return code == null ? null : AccessMode.ofCode(code).orElse(null);
  }
}
