package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.Desired.DesiredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names the columns in which a row differs from the row there should be. */
public final class Differences {

  /** The grants of origin directory, by their navigation property. */
  public static final String GRANTS = "systemuserroles_association";

  private static final List<Map.Entry<Column, Function<ProfileColumns, @Nullable Object>>> PROFILE =
      List.of(
          of(Column.DOMAINNAME, ProfileColumns::domainname),
          of(Column.FIRSTNAME, ProfileColumns::firstname),
          of(Column.LASTNAME, ProfileColumns::lastname),
          of(Column.FULLNAME, ProfileColumns::fullname),
          of(Column.INTERNALEMAILADDRESS, ProfileColumns::internalemailaddress),
          of(Column.TITLE, ProfileColumns::title),
          of(Column.ADDRESS1_TELEPHONE1, ProfileColumns::address1Telephone1),
          of(Column.MOBILEPHONE, ProfileColumns::mobilephone),
          of(Column.ADDRESS1_LINE1, ProfileColumns::address1Line1),
          of(Column.ADDRESS1_CITY, ProfileColumns::address1City),
          of(Column.ADDRESS1_STATEORPROVINCE, ProfileColumns::address1Stateorprovince),
          of(Column.ADDRESS1_POSTALCODE, ProfileColumns::address1Postalcode),
          of(Column.ADDRESS1_COUNTRY, ProfileColumns::address1Country));

  private static final List<Map.Entry<Column, Function<StateColumns, @Nullable Object>>> STATE =
      List.of(
          of(Column.ISLICENSED, StateColumns::licensed),
          of(Column.AZURESTATE, StateColumns::azureState),
          of(Column.AZUREDELETEDON, StateColumns::azureDeletedOn),
          of(Column.SETUPUSER, StateColumns::setupUser),
          of(Column.CALTYPE, StateColumns::calType));

  private static final List<Map.Entry<Column, Function<Standing, @Nullable Object>>> STANDING =
      List.of(
          of(Column.ISDISABLED, Standing::enabled),
          of(Column.DISABLEDREASON, Standing::disabledReason),
          of(Column.ACCESSMODE, Standing::accessMode));

  private Differences() {}

  /** Logical names, in no order that means anything; a braked row should be disabled. */
  public static List<String> of(Row today, Decision decision) {
    DesiredRow wanted = decision.desired().row().orElseThrow();
    List<String> columns = new ArrayList<>();
    add(columns, PROFILE, today.profile(), wanted.profile());
    add(columns, STATE, today.state(), wanted.state());
    add(columns, STANDING, today.standing(), wanted.standing());
    if (decision.braked().isPresent()) {
      columns.add(Column.ISDISABLED.logicalName());
    }
    if (today.administrator().fromDirectory() != wanted.administratorFromDirectory()) {
      columns.add(GRANTS);
    }
    return columns;
  }

  /** Of the profile columns those that differ; their values stay unsaid. */
  public static List<String> ofProfiles(ProfileColumns before, ProfileColumns after) {
    List<String> columns = new ArrayList<>();
    add(columns, PROFILE, before, after);
    return columns;
  }

  private static <T> void add(
      List<String> columns,
      List<Map.Entry<Column, Function<T, @Nullable Object>>> parts,
      T today,
      T wanted) {
    parts.forEach(
        part -> {
          if (!Objects.equals(part.getValue().apply(today), part.getValue().apply(wanted))) {
            columns.add(part.getKey().logicalName());
          }
        });
  }

  private static <T> Map.Entry<Column, Function<T, @Nullable Object>> of(
      Column column, Function<T, @Nullable Object> value) {
    return Map.entry(column, value);
  }
}
