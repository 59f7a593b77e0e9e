package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.directoryobjects.getbyids.GetByIdsPostRequestBody;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.ReferenceUpdate;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's life through the Graph SDK: created, changed, deleted, restored, purged; refusals. */
@QuarkusTest
class SdkUsersTest {

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void usersAreCreatedChangedDeletedRestoredAndPurged() {
    User made = graph.users().post(SdkPeople.newcomer("Ada Lovelace"));
    String id = made.getId();

    User change = new User();
    change.setJobTitle("Computer");
    change.setAccountEnabled(false);
    graph.users().byUserId(made.getUserPrincipalName()).patch(change);
    User read = user(id, "id", "jobTitle", "accountEnabled", "createdDateTime");
    assertThat(read.getJobTitle()).isEqualTo("Computer");
    assertThat(read.getAccountEnabled()).isFalse();
    assertThat(read.getCreatedDateTime()).isNotNull();
    assertThat(read.getDisplayName()).isNull();

    change = new User();
    change.setJobTitle(null);
    graph.users().byUserId(id).patch(change);
    assertThat(user(id, "jobTitle").getJobTitle()).isNull();

    graph.users().byUserId(id).delete();
    assertRefused(() -> graph.users().byUserId(id).get(), 404, "Request_ResourceNotFound");
    DirectoryObject removed = graph.directory().deletedItems().byDirectoryObjectId(id).get();
    assertThat(removed).isInstanceOf(User.class);
    assertThat(
            graph
                .directory()
                .deletedItems()
                .graphUser()
                .get(query -> query.queryParameters.filter = "id eq '" + id + "'")
                .getValue())
        .hasSize(1);

    graph.directory().deletedItems().byDirectoryObjectId(id).restore().post(null);
    assertThat(graph.users().byUserId(id).get().getDisplayName()).isEqualTo("Ada Lovelace");

    graph.users().byUserId(id).delete();
    graph.directory().deletedItems().byDirectoryObjectId(id).delete();
    assertRefused(
        () -> graph.directory().deletedItems().byDirectoryObjectId(id).get(),
        404,
        "Request_ResourceNotFound");
  }

  @Test
  void managersAreSetReadExpandedAndTakenAway() {
    String id = SdkPeople.somebody(graph);
    String manager = SdkPeople.somebody(graph);
    var managerOfUser = graph.users().byUserId(id).manager();
    assertRefused(managerOfUser::get, 404, "Request_ResourceNotFound");

    ReferenceUpdate reference = new ReferenceUpdate();
    reference.setOdataId("https://graph.microsoft.com/v1.0/users/" + manager);
    managerOfUser.ref().put(reference);
    assertThat(managerOfUser.get())
        .isInstanceOfSatisfying(User.class, read -> assertThat(read.getId()).isEqualTo(manager));
    User expanded =
        graph.users().byUserId(id).get(q -> q.queryParameters.expand = new String[] {"manager"});
    assertThat(expanded.getManager().getId()).isEqualTo(manager);
    assertThat(
            graph.users().byUserId(manager).directReports().get().getValue().stream()
                .map(DirectoryObject::getId))
        .containsExactly(id);

    managerOfUser.ref().delete();
    assertRefused(managerOfUser::get, 404, "Request_ResourceNotFound");
  }

  @Test
  void objectsOfSeveralKindsAreReadByTheirIds() {
    String user = SdkPeople.somebody(graph);
    Group group = graph.groups().post(SdkGroupsTest.securityGroup("Several kinds"));
    GetByIdsPostRequestBody ids = new GetByIdsPostRequestBody();
    ids.setIds(List.of(user, group.getId(), "00000000-0000-0000-0000-00000000dead"));
    List<DirectoryObject> found = graph.directoryObjects().getByIds().post(ids).getValue();
    assertThat(found).hasSize(2);
    assertThat(found).hasAtLeastOneElementOfType(User.class);
    assertThat(found).hasAtLeastOneElementOfType(Group.class);
  }

  @Test
  void refusalsAreTypedErrors() {
    User nameless = SdkPeople.newcomer("Nobody");
    nameless.setDisplayName(null);
    assertRefused(
        () -> graph.users().post(nameless),
        400,
        "Request_BadRequest",
        error ->
            assertThat(error.getError().getMessage())
                .isEqualTo("A value is required for property 'displayName' of resource 'User'."));
    User twin = SdkPeople.newcomer("Twin");
    graph.users().post(twin);
    User other = SdkPeople.newcomer("Twin");
    other.setUserPrincipalName(twin.getUserPrincipalName());
    assertRefused(
        () -> graph.users().post(other),
        400,
        "Request_BadRequest",
        error -> {
          assertThat(error.getError().getMessage())
              .isEqualTo(
                  "Another object with the same value for property userPrincipalName already"
                      + " exists.");
          assertThat(error.getError().getDetails().get(0).getTarget())
              .isEqualTo("userPrincipalName");
          assertThat(error.getError().getInnerError().getRequestId()).isNotBlank();
          assertThat(error.getError().getInnerError().getDate()).isNotNull();
        });
    assertRefused(
        () -> graph.users().get(q -> q.queryParameters.filter = "displayName eq"),
        400,
        "Request_BadRequest");
    assertRefused(
        () -> graph.users().get(q -> q.queryParameters.filter = "displayName ne 'x'"),
        400,
        "Request_UnsupportedQuery");
  }

  @Test
  void aClientWithoutTokenIsToldSo() {
    assertRefused(
        () -> microsoft.graphWithoutToken().users().get(),
        401,
        "InvalidAuthenticationToken",
        error -> assertThat(error.getError().getMessage()).isEqualTo("Access token is empty."));
  }

  private User user(String id, String... properties) {
    return graph.users().byUserId(id).get(query -> query.queryParameters.select = properties);
  }

  private static void assertRefused(ThrowingCallable call, int status, String code) {
    assertRefused(call, status, code, error -> {});
  }

  private static void assertRefused(
      ThrowingCallable call, int status, String code, Consumer<ODataError> more) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ODataError.class,
            error -> {
              assertThat(error.getResponseStatusCode()).isEqualTo(status);
              assertThat(error.getError().getCode()).isEqualTo(code);
              more.accept(error);
            });
  }
}
