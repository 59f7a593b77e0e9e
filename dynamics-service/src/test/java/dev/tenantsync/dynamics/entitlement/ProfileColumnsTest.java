package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.Account.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.ProfileColumns.Cut;
import dev.tenantsync.dynamics.entitlement.ProfileColumns.Fitted;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class ProfileColumnsTest {

  private static final String UPN = "ada@contoso.com";

  @ParameterizedTest
  @CsvSource({
    "Ada, Berg, Shown,    Ada Berg",
    "Ada,     , Shown,    Ada",
    "   , Berg, Shown,    Berg",
    "   ,     , Shown,    Shown",
    "' ', ' ' , Shown,    Shown",
    "   ,     ,      ,    ada@contoso.com"
  })
  void theFullNameIsFirstAndLastOrElseTheDisplayName(
      String givenName, String surname, String displayName, String fullname) {
    assertThat(columns(names(UPN, null, displayName, givenName, surname)).fullname())
        .isEqualTo(fullname);
  }

  @ParameterizedTest
  @CsvSource({
    "ada.berg@contoso.com, ada.berg@contoso.com",
    "                    , ada@contoso.com",
    "''                  , ada@contoso.com"
  })
  void theEmailIsTheMailOrElseTheUserName(String mail, String email) {
    assertThat(columns(names(UPN, mail, null, "Ada", "Berg")).internalemailaddress())
        .isEqualTo(email);
  }

  @Test
  void everyValueHasItsColumn() {
    ProfileColumns columns =
        columns(
            new Profile(
                UPN, "m", "d", "g", "s", "job", "+1", "+2", "street", "city", "state", "zip",
                "land"));

    assertThat(columns)
        .isEqualTo(
            new ProfileColumns(
                UPN, "g", "s", "g s", "m", "job", "+1", "+2", "street", "city", "state", "zip",
                "land"));
  }

  @ParameterizedTest
  @CsvSource({
    "firstname, 256",
    "lastname, 256",
    "internalemailaddress, 100",
    "title, 128",
    "address1_telephone1, 64",
    "mobilephone, 64",
    "address1_line1, 1024",
    "address1_city, 128",
    "address1_stateorprovince, 128",
    "address1_postalcode, 40",
    "address1_country, 128",
    "domainname, 1024",
    "fullname, 200"
  })
  void longValuesAreCutToTheColumnAndReported(String column, int width) {
    String fits = "x".repeat(width);

    assertThat(fitted(only(column, fits)).cuts()).noneMatch(cut -> cut.column().equals(column));
    assertThat(fitted(only(column, fits + "y")).cuts()).contains(new Cut(column, width, width + 1));
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String astral = "\uD83D\uDE00".repeat(41);

    Fitted fitted = fitted(only("address1_postalcode", astral));

    assertThat(fitted.columns().address1Postalcode()).isEqualTo("\uD83D\uDE00".repeat(40));
    assertThat(fitted.cuts()).containsExactly(new Cut("address1_postalcode", 40, 41));
  }

  @Test
  void aDeletedAccountFreesItsUserNameAndKeepsTheRest() {
    String id = Account.ID.toString().replace("-", "");
    ProfileColumns present = columns(names(UPN, null, null, "Ada", "Berg"));

    ProfileColumns deleted = present.deleted(Account.ID);

    assertThat(deleted.domainname()).isEqualTo(id + UPN);
    assertThat(deleted.internalemailaddress()).isEqualTo(UPN);
    assertThat(deleted.fullname()).isEqualTo("Ada Berg");
    assertThat(deleted.deleted(Account.ID)).isEqualTo(deleted);
  }

  @Test
  void anAccountWithoutAnyNameGoesByItsId() {
    ProfileColumns columns = columns(Profile.EMPTY);

    assertThat(columns.domainname()).isEqualTo(Account.ID.toString());
    assertThat(columns.fullname()).isEqualTo(Account.ID.toString());
  }

  private static ProfileColumns columns(Profile profile) {
    return fitted(profile).columns();
  }

  private static Fitted fitted(Profile profile) {
    return ProfileColumns.of(account().with(profile).facts());
  }

  private static Profile names(
      String upn, String mail, String displayName, String givenName, String surname) {
    return new Profile(
        upn, mail, displayName, givenName, surname, null, null, null, null, null, null, null, null);
  }

  private static Profile only(String column, String value) {
    return new Profile(
        column.equals("domainname") ? value : UPN,
        column.equals("internalemailaddress") ? value : "mail",
        column.equals("fullname") ? value : null,
        column.equals("firstname") ? value : null,
        column.equals("lastname") ? value : null,
        column.equals("title") ? value : null,
        column.equals("address1_telephone1") ? value : null,
        column.equals("mobilephone") ? value : null,
        column.equals("address1_line1") ? value : null,
        column.equals("address1_city") ? value : null,
        column.equals("address1_stateorprovince") ? value : null,
        column.equals("address1_postalcode") ? value : null,
        column.equals("address1_country") ? value : null);
  }
}
