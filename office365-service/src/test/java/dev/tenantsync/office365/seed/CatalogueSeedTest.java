package dev.tenantsync.office365.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CatalogueSeedTest.DemoTenant.class)
class CatalogueSeedTest {

  /** A directory of its own, with the demo population. */
  public static class DemoTenant implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("directory.demo", "true", "embedded-postgres.data-dir", "target/demo-postgres");
    }
  }

  @Inject CatalogueFile file;
  @Inject CatalogueSeed seed;
  @Inject DemoPopulation people;
  @Inject Rows rows;

  @Test
  void threeDynamicsProductsHaveTwentyFiveSeatsOrMore() {
    Response skus = Graph.get("/v1.0/subscribedSkus");
    assertThat(
            skus.<List<String>>path(
                "value.findAll { it.skuPartNumber.contains('DYN365') &&"
                    + " it.prepaidUnits.enabled >= 25 }.skuPartNumber"))
        .contains(
            "DYN365_ENTERPRISE_SALES",
            "DYN365_ENTERPRISE_CUSTOMER_SERVICE",
            "DYN365_ENTERPRISE_PLAN1");
    assertThat(skus.<List<String>>path("value.skuPartNumber"))
        .contains("ENTERPRISEPACK", "O365_BUSINESS_PREMIUM");
    assertThat(skus.<String>path("value.find { it.skuPartNumber == 'ENTERPRISEPACK' }.skuId"))
        .isEqualTo("6fd2c87f-b296-42f0-b197-1e91e994b900");
  }

  @Test
  void sixteenTemplatesAreThere() {
    assertThat(Graph.get("/v1.0/directoryRoleTemplates").<List<?>>path("value")).hasSize(16);
  }

  @Test
  void logBeganWithTheOrganization() {
    assertThat(rows.query("select resource || ' ' || kind from change order by xact, seq limit 1"))
        .containsExactly("ORGANIZATION CREATED");
  }

  @Test
  void secondPlantingChangesNothing() {
    int before = rows.changes();
    List<String> products = rows.query("select s::text from sku s order by 1");
    seed.plant(file.read());
    people.plant();
    assertThat(rows.changes()).isEqualTo(before);
    assertThat(rows.query("select s::text from sku s order by 1")).isEqualTo(products);
  }

  @Test
  void administratorsComeWithAndWithoutLicence() {
    assertThat(roles("samira.haddad")).containsExactly("Global Administrator");
    assertThat(licences("samira.haddad")).isEmpty();
    assertThat(roles("peter.lindqvist")).containsExactly("Dynamics 365 Administrator");
    assertThat(licences("peter.lindqvist")).hasSize(1);
    assertThat(roles("hana.suzuki")).containsExactly("Power Platform Administrator");
  }

  @Test
  void peopleCoverTheCasesOfTheDecision() {
    assertThat(licences("ines.carvalho")).hasSize(2);
    assertThat(licences("priya.raman")).isEmpty();
    assertThat(user("gregor.hale").<Boolean>path("accountEnabled")).isFalse();
    assertThat(user("jonas.weber").<String>path("usageLocation")).isNull();
    assertThat(user("marco.bellini").<List<String>>path("assignedPlans.servicePlanId"))
        .doesNotContain("2da8e897-7791-486b-b08f-cc63c8129df7")
        .hasSize(4);
    assertThat(user("liam.o'brien").<List<String>>path("assignedPlans.capabilityStatus"))
        .containsOnly("Warning");
    assertThat(user("tomasz.wojcik").<String>path("displayName")).isEqualTo("Tomasz Wójcik");
    assertThat(user("noor.aziz").statusCode()).isEqualTo(404);
    assertThat(
            Graph.get("/v1.0/directory/deletedItems/microsoft.graph.user")
                .<List<String>>path("value.displayName"))
        .containsExactly("Noor Aziz");
  }

  @Test
  void nobodyOfTheDemoHasAPasswordToBeKnown() {
    assertThat(rows.query("select distinct password_hash from directory_user")).hasSize(15);
  }

  private static Response user(String alias) {
    return Graph.user(
        alias + "@contoso.onmicrosoft.com",
        "accountEnabled,usageLocation,assignedPlans,assignedLicenses,displayName");
  }

  private static List<String> licences(String alias) {
    return user(alias).path("assignedLicenses.skuId");
  }

  private static List<String> roles(String alias) {
    return Graph.get("/v1.0/users/" + alias + "@contoso.onmicrosoft.com/memberOf")
        .path("value.displayName");
  }
}
