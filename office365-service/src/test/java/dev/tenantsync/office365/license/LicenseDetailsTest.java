package dev.tenantsync.office365.license;

import static dev.tenantsync.office365.license.Shop.give;
import static dev.tenantsync.office365.license.Shop.newId;
import static dev.tenantsync.office365.license.Shop.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LicenseDetailsTest {

  @Test
  void planSwitchedOffShowsAsDisabled() {
    String user = Graph.user();
    String on = newId();
    String off = newId();
    String sku = product(1, on, off);
    give(user, sku, off);

    Response details = Graph.get("/v1.0/users/" + user + "/licenseDetails");

    assertThat(details.<String>path("'@odata.context'"))
        .endsWith("/v1.0/$metadata#users('" + user + "')/licenseDetails");
    assertThat(details.<String>path("value[0].skuId")).isEqualTo(sku);
    assertThat(details.<List<String>>path("value[0].servicePlans.servicePlanId"))
        .containsExactly(on, off);
    assertThat(details.<List<String>>path("value[0].servicePlans.provisioningStatus"))
        .containsExactly("Success", "Disabled");
  }

  @Test
  void unlicensedUserHasNone() {
    Response details = Graph.get("/v1.0/users/" + Graph.user() + "/licenseDetails");
    assertThat(details.<List<?>>path("value")).isEmpty();
  }

  @Test
  void selectLeavesTheChosenProperties() {
    String user = Graph.user();
    give(user, product(1));
    Response details =
        Graph.get("/v1.0/users/" + user + "/licenseDetails?$select=skuId,skuPartNumber");
    assertThat(details.<Map<String, Object>>path("value[0]").keySet())
        .containsExactlyInAnyOrder("skuId", "skuPartNumber");
    assertThat(Graph.get("/v1.0/users/" + user + "/licenseDetails?$top=1").statusCode())
        .isEqualTo(400);
  }

  @Test
  void unknownUserIsNotFound() {
    assertThat(Graph.get("/v1.0/users/" + newId() + "/licenseDetails").statusCode()).isEqualTo(404);
  }

  @Test
  void idIsBothGuidsLittleEndian() {
    LicenseDetailsJson details =
        LicenseDetailsJson.of(
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            new Product(
                UUID.fromString("c7df2760-2c81-4ef7-b578-5b5392b571df"),
                "ENTERPRISEPREMIUM",
                AppliesTo.USER,
                Units.NONE,
                0,
                List.of()),
            new License(UUID.fromString("c7df2760-2c81-4ef7-b578-5b5392b571df"), Set.of()));
    assertThat(details.id()).isEqualTo("MyIRAFVEd2aImaq7zN3u_2An38eBLPdOtXhbU5K1cd8");
  }
}
