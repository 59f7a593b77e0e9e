package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.ProfileColumns;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.StateColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes rows as they should be, many in one statement; columns owned here are not named. */
@ApplicationScoped
class RowWriter {

  private final Database database;

  RowWriter(Database database) {
    this.database = database;
  }

  void write(List<Change> changes, UUID businessUnit) {
    if (changes.isEmpty()) {
      return;
    }
    database.update(
        """
        insert into systemuser as u (systemuserid, azureactivedirectoryobjectid, kind,
          businessunitid, domainname, firstname, lastname, fullname, internalemailaddress, title,
          address1_telephone1, mobilephone, address1_line1, address1_city,
          address1_stateorprovince, address1_postalcode, address1_country,
          isdisabled, disabledreasonid, disabledreason, accessmode, waitingsince,
          islicensed, azurestate, azuredeletedon, setupuser, caltype,
          issyncwithdirectory, createdon, modifiedon, versionnumber)
        select p.*, true, now(), now(), nextval('row_version')
        from (
          select systemuserid, objectid, 'PERSON', ?::uuid, domainname, firstname, lastname,
            fullname, email, title, telephone, mobile, line1, city, state, postalcode, country,
            isdisabled, reasonid, reason, accessmode,
            case when waits then clock_timestamp() end,
            islicensed, azurestate, azuredeletedon, setupuser, caltype
          from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::boolean[], ?::text[], ?::text[], ?::smallint[], ?::boolean[], ?::boolean[],
            ?::smallint[], ?::timestamptz[], ?::boolean[], ?::smallint[])
            as page (systemuserid, objectid, domainname, firstname, lastname, fullname, email,
              title, telephone, mobile, line1, city, state, postalcode, country, isdisabled,
              reasonid, reason, accessmode, waits, islicensed, azurestate, azuredeletedon,
              setupuser, caltype)
        ) p
        on conflict (systemuserid) do update set
          (domainname, firstname, lastname, fullname, internalemailaddress, title,
           address1_telephone1, mobilephone, address1_line1, address1_city,
           address1_stateorprovince, address1_postalcode, address1_country, isdisabled,
           disabledreasonid, disabledreason, accessmode, waitingsince, islicensed, azurestate,
           azuredeletedon, setupuser, caltype, issyncwithdirectory, modifiedon, versionnumber)
          = (excluded.domainname, excluded.firstname, excluded.lastname, excluded.fullname,
           excluded.internalemailaddress, excluded.title, excluded.address1_telephone1,
           excluded.mobilephone, excluded.address1_line1, excluded.address1_city,
           excluded.address1_stateorprovince, excluded.address1_postalcode,
           excluded.address1_country, excluded.isdisabled, excluded.disabledreasonid,
           excluded.disabledreason, excluded.accessmode,
           case when excluded.waitingsince is not null
             then coalesce(u.waitingsince, excluded.waitingsince) end,
           excluded.islicensed, excluded.azurestate, excluded.azuredeletedon, excluded.setupuser,
           excluded.caltype, excluded.issyncwithdirectory, excluded.modifiedon, excluded.versionnumber)
        """,
        businessUnit,
        SqlArray.of("uuid", changes, Change::systemuserId),
        SqlArray.of("uuid", changes, Change::objectId),
        text(changes, ProfileColumns::domainname),
        text(changes, ProfileColumns::firstname),
        text(changes, ProfileColumns::lastname),
        text(changes, ProfileColumns::fullname),
        text(changes, ProfileColumns::internalemailaddress),
        text(changes, ProfileColumns::title),
        text(changes, ProfileColumns::address1Telephone1),
        text(changes, ProfileColumns::mobilephone),
        text(changes, ProfileColumns::address1Line1),
        text(changes, ProfileColumns::address1City),
        text(changes, ProfileColumns::address1Stateorprovince),
        text(changes, ProfileColumns::address1Postalcode),
        text(changes, ProfileColumns::address1Country),
        SqlArray.of("bool", changes, change -> !change.wanted().standing().enabled()),
        reason(changes, Reason::id),
        reason(changes, Reason::sentence),
        SqlArray.of("int2", changes, change -> change.wanted().standing().accessMode().code()),
        SqlArray.of("bool", changes, change -> change.wanted().standing().waitsForSlot()),
        state(changes, "bool", StateColumns::licensed),
        state(changes, "int2", state -> state.azureState().code()),
        state(changes, "timestamptz", state -> text(state.azureDeletedOn())),
        state(changes, "bool", StateColumns::setupUser),
        state(changes, "int2", state -> state.calType().code()));
  }

  private static SqlArray text(
      List<Change> changes, Function<ProfileColumns, @Nullable String> column) {
    return SqlArray.of("text", changes, change -> column.apply(change.wanted().profile()));
  }

  private static SqlArray state(
      List<Change> changes, String type, Function<StateColumns, @Nullable Object> column) {
    return SqlArray.of(type, changes, change -> column.apply(change.wanted().state()));
  }

  private static SqlArray reason(List<Change> changes, Function<Reason, String> part) {
    return SqlArray.of(
        "text",
        changes,
        change -> {
          Reason reason = change.wanted().standing().disabledReason();
          return reason == null ? null : part.apply(reason);
        });
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
