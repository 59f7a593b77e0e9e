package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.UserRow.user;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.encoded;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.account.AccountTable;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Model;
import dev.tenantsync.dynamics.stand.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters through lookups and collections, query functions, aliases and expansions. */
@QuarkusTest
class QueryOptionTest {

  @Inject Database database;
  @Inject Administrator administrator;
  @Inject Model model;

  private UserRow ada;

  @BeforeEach
  void threeUsers() {
    database.update("delete from account");
    database.update("delete from systemuser");
    administrator.isHere();
    ada =
        user("Ada", "Lovelace")
            .insert(database)
            .holding("Delegate", "MANUAL", database)
            .holding("Salesperson", "DIRECTORY", database);
    user("Grace", "Hopper").disabled().with("title", "Rear Admiral").insert(database);
    user("Alan", "O'Turing").nonInteractive().with("nickname", "5").insert(database);
    database.update(
        """
        insert into account (accountid, name, ownerid, owningbusinessunit, createdby, modifiedby,
          createdon, modifiedon, versionnumber)
        select gen_random_uuid(), 'Analytical Engines', systemuserid, businessunitid, systemuserid,
          systemuserid, now(), now(), 1 from systemuser where systemuserid = ?
        """,
        ada.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "systemuserroles_association/any(r:r/name eq 'Delegate')                     | Ada Lovelace",
        "systemuserroles_association/any(r:r/businessunitid/name eq 'contoso') and isdisabled eq false and applicationid eq null | Ada Lovelace",
        "systemuserroles_association/all(r:contains(r/name,'e')) and systemuserroles_association/any() and applicationid eq null | Ada Lovelace",
        "systemuserroles_association/$count eq 2                                     | Ada Lovelace",
        "businessunitid/parentbusinessunitid/name eq null and title ne null          | Grace Hopper",
        "startswith(businessunitid/name,'CON') and accessmode eq 4 and applicationid eq null | Alan O'Turing",
        "createdon eq modifiedon and isdisabled                                      | Grace Hopper",
        "Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=['hopper','x']) | Grace Hopper",
        "Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=[\"Hopper\"]) | Grace Hopper",
        "Microsoft.Dynamics.CRM.In(PropertyName='nickname',PropertyValues=[\"5\",\"7\"]) | Alan O'Turing",
        "Microsoft.Dynamics.CRM.In(PropertyName='accessmode',PropertyValues=[\"4\"]) and applicationid eq null | Alan O'Turing",
        "Microsoft.Dynamics.CRM.NotIn(PropertyName='firstname',PropertyValues=['Ada','Alan','#']) | Grace Hopper",
        "Microsoft.Dynamics.CRM.Between(PropertyName='accessmode',PropertyValues=[\"1\",\"4\"]) and nickname eq '5' | Alan O'Turing",
        "Microsoft.Dynamics.CRM.NotBetween(PropertyName='accessmode',PropertyValues=[\"1\",\"9\"]) and not isdisabled | Ada Lovelace",
        "Microsoft.Dynamics.CRM.NotNull(PropertyName='title')                        | Grace Hopper",
        "Microsoft.Dynamics.CRM.Null(PropertyName='title') and nickname ne null      | Alan O'Turing",
        "Microsoft.Dynamics.CRM.EqualUserId(PropertyName='systemuserid')             | # administrator",
        "Microsoft.Dynamics.CRM.Today(PropertyName='createdon') and isdisabled       | Grace Hopper",
        "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=2) and isdisabled | Grace Hopper",
        "Microsoft.Dynamics.CRM.OnOrAfter(PropertyName='createdon',PropertyValue='2020-01-01') and isdisabled | Grace Hopper",
        "isdisabled and Microsoft.Dynamics.CRM.In(PropertyName='businessunitid/name',PropertyValues=['contoso']) | Grace Hopper",
        "title eq @t&@t='Rear Admiral'                                               | Grace Hopper",
        "isdisabled eq @no and nickname eq null and applicationid eq null&@no=false  | Ada Lovelace"
      })
  void filterFindsOne(String filter, String name) {
    int alias = filter.indexOf("&@");
    String query =
        alias < 0
            ? encoded(filter)
            : encoded(filter.substring(0, alias)) + filter.substring(alias).replace(" ", "%20");

    Response answer = get("systemusers?$select=fullname&$filter=" + query);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<List<String>>path("value.fullname")).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "businessunitid eq null                                        | businessunitid",
        "businessunitid/nope eq 1                                      | businessunitid/nope",
        "nope/name eq 'x'                                              | nope/name",
        "systemuserroles_association eq 1                              | systemuserroles_association",
        "systemuserroles_association/any(r:r/nope eq 1)                | nope",
        "systemuserroles_association/any(r:r/roleprivileges_association/any()) | roleprivileges_association",
        "title eq @missing                                             | @missing",
        "Microsoft.Dynamics.CRM.ContainValues(PropertyName='title',PropertyValues=['x']) | ContainValues",
        "Microsoft.Dynamics.CRM.Under(PropertyName='systemuserid',PropertyValue='x') | Under",
        "Microsoft.Dynamics.CRM.InFiscalYear(PropertyName='createdon',PropertyValue=1) | InFiscalYear",
        "Microsoft.Dynamics.CRM.In(PropertyName='title')               | PropertyValues",
        "Microsoft.Dynamics.CRM.In(PropertyValues=['x'])               | PropertyName",
        "Microsoft.Dynamics.CRM.Between(PropertyName='accessmode',PropertyValues=['1']) | PropertyValues",
        "Microsoft.Dynamics.CRM.In(PropertyName='accessmode',PropertyValues=['x']) | accessmode",
        "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=0) | PropertyValue",
        "Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2026-02-30') | PropertyValue",
        "Microsoft.Dynamics.CRM.Today(PropertyName='title')            | title",
        "In(PropertyName='title',PropertyValues=['x'])                 | In"
      })
  void filterThatAsksTooMuchIsRefusedByName(String filter, String named) {
    Response refusal = get("systemusers?$filter=" + encoded(filter));

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80060888");
    assertThat(refusal.<String>path("error.message")).contains(named);
  }

  @Test
  void orderGoesThroughLookupsAndPages() {
    String query = "?$select=name&$orderby=ownerid/fullname%20desc,name";
    Response page = call().header("Prefer", "odata.maxpagesize=1").get(root() + "accounts" + query);

    assertThat(page.<List<String>>path("value.name")).containsExactly("Analytical Engines");
    assertThat(
            get("systemusers?$orderby=businessunitid/name,lastname&$top=1&$filter=isdisabled")
                .<List<String>>path("value.fullname"))
        .containsExactly("Grace Hopper");
    Response first =
        call()
            .header("Prefer", "odata.maxpagesize=2")
            .get(root() + "systemusers?$orderby=businessunitid/name%20desc,fullname");
    assertThat(first.<List<String>>path("value.fullname"))
        .containsExactly("# administrator", "Ada Lovelace");
    assertThat(get(next(first)).<List<String>>path("value.fullname"))
        .containsExactly("Alan O'Turing", "Grace Hopper");
  }

  private static String next(Response page) {
    return page.<String>path("'@odata.nextLink'").substring(root().length());
  }

  @Test
  void everyColumnOfEveryEntityIsSelectedFilteredSortedAndFormatted() {
    String all = "odata.include-annotations=\"*\"";
    for (Entity entity : model.entities()) {
      entity
          .attributes()
          .forEach(
              attribute -> {
                String name = attribute.name();
                Response answer =
                    call()
                        .header("Prefer", all)
                        .get(
                            root()
                                + "%s?$top=3&$select=%s&$orderby=%s%%20desc&$filter=%s"
                                    .formatted(
                                        entity.set(),
                                        name,
                                        name,
                                        encoded(name + " ne null or " + name + " eq null")));
                assertThat(answer.statusCode())
                    .as("%s.%s: %s", entity.set(), name, answer.asString())
                    .isEqualTo(200);
              });
    }
  }

  @Test
  void everyRelationOfEveryEntityIsExpandedAndUsedInFilters() {
    for (Entity entity : model.entities()) {
      model
          .navigations(entity)
          .forEach(
              navigation -> {
                String filter =
                    navigation.many()
                        ? navigation.name() + "/any(x:x/versionnumber gt 0)"
                        : navigation.name() + "/versionnumber gt 0";
                Response answer =
                    get(
                        "%s?$top=3&$expand=%s($select=versionnumber)&$filter=%s"
                            .formatted(entity.set(), navigation.name(), encoded(filter)));
                assertThat(answer.statusCode())
                    .as("%s/%s: %s", entity.set(), navigation.name(), answer.asString())
                    .isEqualTo(200);
              });
    }
  }

  @Test
  void expansionsNestInsideEachOther() {
    String unit = get("businessunits").path("value[0].businessunitid");

    Response answer =
        get(
            "businessunits("
                + unit
                + ")?$select=name&$expand=business_unit_system_users($select=fullname;"
                + "$filter=islicensed%20eq%20true;$orderby=fullname%20desc;$top=2;"
                + "$expand=businessunitid($select=name))");

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<List<String>>path("business_unit_system_users.fullname"))
        .containsExactly("Grace Hopper", "Alan O'Turing");
    assertThat(answer.<List<String>>path("business_unit_system_users.businessunitid.name"))
        .containsExactly("contoso", "contoso");
    assertThat(answer.<String>path("'@odata.context'"))
        .isEqualTo(
            root()
                + "$metadata#businessunits(name,business_unit_system_users(fullname,"
                + "businessunitid(name)))/$entity");
  }

  @Test
  void expandedCollectionsArePagedByLinksOfTheirOwn() {
    Response user =
        call()
            .header("Prefer", "odata.maxpagesize=1")
            .get(
                root()
                    + "systemusers("
                    + ada.id()
                    + ")?$expand=systemuserroles_association($select=name;$orderby=name)");
    assertThat(user.<List<String>>path("systemuserroles_association.name"))
        .containsExactly("Delegate");
    String link = user.path("'systemuserroles_association@odata.nextLink'");
    assertThat(link)
        .startsWith(root() + "systemusers(" + ada.id() + ")/systemuserroles_association?");

    Response rest = call().header("Prefer", "odata.maxpagesize=1").get(link);
    assertThat(rest.<List<String>>path("value.name")).containsExactly("Salesperson");
    assertThat(rest.<Map<String, ?>>path("$")).doesNotContainKey("@odata.nextLink");
  }

  @Test
  void referenceIsExpandedToAnAddress() {
    Response answer = get("systemusers(" + ada.id() + ")?$expand=businessunitid/$ref");

    assertThat(answer.<String>path("businessunitid.'@odata.id'"))
        .isEqualTo(root() + "businessunits(" + answer.path("_businessunitid_value") + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemusers?$expand=systemuserroles_association/$ref",
        "systemusers?$expand=businessunitid/$ref($select=name)",
        "systemusers?$expand=businessunitid,systemuserroles_association",
        "systemusers?$expand=systemuserroles_association($expand=businessunitid)",
        "businessunits?$expand=business_unit_system_users($expand=systemuserroles_association)",
        "systemusers?$expand=businessunitid,businessunitid",
        "systemusers?$expand=businessunitid($filter=name%20eq%20'x')",
        "systemusers?$expand=businessunitid($levels=2)",
        "systemusers?$expand=systemuserroles_association($count=true)",
        "systemusers?$expand=systemuserroles_association($search=x)",
        "systemusers?$expand=*",
        "systemusers?userQuery=00000000-0000-0000-0000-000000000000",
        "systemusers?$apply=groupby((title))",
        "systemusers?fetchXml=x"
      })
  void whatIsNotOfferedIsRefused(String path) {
    Response refusal = get(path);

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80060888");
  }

  @Test
  void moreThanFifteenExpansionsAreRefusedHoweverTheyAreNested() {
    String nested = "parentbusinessunitid";
    for (int i = 0; i < 15; i++) {
      nested = "parentbusinessunitid($expand=" + nested + ")";
    }
    assertThat(get("businessunits?$expand=" + nested).statusCode()).isEqualTo(400);
    assertThat(
            get("businessunits?$expand=parentbusinessunitid($expand=parentbusinessunitid)")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void keysAreNamedWhereDataverseAllowsIt() {
    String role = get("roles").path("value[0].roleid");
    String application =
        get("systemusers?$filter=applicationid%20ne%20null").path("value[0].applicationid");

    assertThat(get("roles(roleid=" + role + ")").statusCode()).isEqualTo(200);
    assertThat(get("systemusers(applicationid=" + application + ")").<String>path("fullname"))
        .isEqualTo("# administrator");
    assertThat(get("systemusers(systemuserid=" + ada.id() + ")").statusCode()).isEqualTo(400);
    assertThat(get("roles(_businessunitid_value=" + role + ")").<String>path("error.message"))
        .contains("key in the URI");
    assertThat(AccountTable.ENTITY.key().name()).isEqualTo("accountid");
  }

  @Test
  void errorsAreDetailedOnlyForThoseWhoAskForAnnotations() {
    Map<String, Object> plain = get("systemusers?$top=x").path("error");
    Map<String, Object> detailed =
        call()
            .header("Prefer", "odata.include-annotations=\"*\"")
            .get(root() + "systemusers?$top=x")
            .path("error");

    assertThat(plain).containsOnlyKeys("code", "message");
    assertThat(detailed)
        .containsEntry("@Microsoft.PowerApps.CDS.InnerError.Message", plain.get("message"))
        .containsKeys("@Microsoft.PowerApps.CDS.HelpLink", "@Microsoft.PowerApps.CDS.TraceText");
  }
}
