package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.groups.item.assignlicense.AssignLicensePostRequestBody;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.LicenseAssignmentState;
import com.microsoft.graph.models.LicenseDetails;
import com.microsoft.graph.models.SubscribedSku;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences through the Graph SDK, ticked for a user and for a group. */
@QuarkusTest
class SdkLicensesTest {

  private static final String SALES = "1e1a282c-9c54-43a2-9310-98ef728faace";
  private static final String SALES_PLAN = "2da8e897-7791-486b-b08f-cc63c8129df7";
  private static final String FLOW_PLAN = "7e6d7d78-73de-46ba-83b1-6d25117334ba";

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void aLicenceIsGivenSeenCountedAndTaken() {
    int before = sales().getConsumedUnits();
    String id = SdkPeople.somebody(graph);

    User licensed =
        graph.users().byUserId(id).assignLicense().post(SdkPeople.giving(SALES, FLOW_PLAN));

    assertThat(licensed.getAssignedLicenses())
        .singleElement()
        .satisfies(license -> assertThat(license.getSkuId()).hasToString(SALES));
    assertThat(sales().getConsumedUnits()).isEqualTo(before + 1);
    LicenseDetails details = graph.users().byUserId(id).licenseDetails().get().getValue().get(0);
    assertThat(details.getSkuPartNumber()).isEqualTo("DYN365_ENTERPRISE_SALES");
    assertThat(details.getServicePlans())
        .anySatisfy(
            plan -> {
              assertThat(plan.getServicePlanId()).hasToString(FLOW_PLAN);
              assertThat(plan.getProvisioningStatus()).isEqualTo("Disabled");
            });
    assertThat(
            graph
                .users()
                .get(
                    query -> {
                      query.queryParameters.filter =
                          "id eq '%s' and assignedPlans/any(p:p/servicePlanId eq %s and p/capabilityStatus eq 'Enabled')"
                              .formatted(id, SALES_PLAN);
                    })
                .getValue())
        .hasSize(1);

    graph.users().byUserId(id).assignLicense().post(SdkPeople.taking(SALES));
    assertThat(user(id).getAssignedLicenses()).isEmpty();
    assertThat(sales().getConsumedUnits()).isEqualTo(before);
  }

  @Test
  void refusalsAreTypedErrors() {
    String id = SdkPeople.somebody(graph);
    String unknown = UUID.randomUUID().toString();
    assertThatThrownBy(
            () -> graph.users().byUserId(id).assignLicense().post(SdkPeople.giving(unknown)))
        .isInstanceOfSatisfying(
            ODataError.class,
            error ->
                assertThat(error.getError().getMessage())
                    .isEqualTo(
                        "License " + unknown + " does not correspond to a valid company License."));
  }

  @Test
  void aGroupPassesItsLicenceOn() {
    String id = SdkPeople.somebody(graph);
    Group group = graph.groups().post(SdkGroupsTest.securityGroup("Sellers"));
    graph.groups().byGroupId(group.getId()).members().ref().post(SdkPeople.reference(id));
    AssignLicensePostRequestBody body = new AssignLicensePostRequestBody();
    body.setAddLicenses(SdkPeople.giving(SALES).getAddLicenses());
    body.setRemoveLicenses(List.of());

    graph.groups().byGroupId(group.getId()).assignLicense().post(body);

    User inherits = user(id);
    assertThat(inherits.getAssignedLicenses()).hasSize(1);
    LicenseAssignmentState state = inherits.getLicenseAssignmentStates().get(0);
    assertThat(state.getAssignedByGroup()).isEqualTo(group.getId());
    assertThat(state.getState()).isEqualTo("Active");
    assertThat(graph.users().byUserId(id).reprocessLicenseAssignment().post().getId())
        .isEqualTo(id);

    graph.groups().byGroupId(group.getId()).members().byDirectoryObjectId(id).ref().delete();
    assertThat(user(id).getAssignedLicenses()).isEmpty();
  }

  private User user(String id) {
    return graph
        .users()
        .byUserId(id)
        .get(
            query ->
                query.queryParameters.select =
                    new String[] {"id", "assignedLicenses", "licenseAssignmentStates"});
  }

  private SubscribedSku sales() {
    return graph.subscribedSkus().get().getValue().stream()
        .filter(sku -> sku.getSkuId().toString().equals(SALES))
        .findFirst()
        .orElseThrow();
  }
}
