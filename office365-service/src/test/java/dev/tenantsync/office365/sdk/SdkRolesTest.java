package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryRole;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrator roles through the Graph SDK, by both of Graph's APIs over the same data. */
@QuarkusTest
class SdkRolesTest {

  private static final String HELPDESK = "729827e3-9c14-49f7-bb1b-9608f156bbb8";

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void aRoleIsActivatedFilledReadAndEmptied() {
    DirectoryRole role = activated(HELPDESK);
    String id = SdkPeople.somebody(graph);
    var members = graph.directoryRoles().byDirectoryRoleId(role.getId()).members();

    members.ref().post(SdkPeople.reference(id));

    assertThat(member(role.getId(), id)).singleElement().isInstanceOf(User.class);
    assertThat(graph.directoryRolesWithRoleTemplateId(HELPDESK).get().getId())
        .isEqualTo(role.getId());
    assertThat(graph.users().byUserId(id).memberOf().get().getValue())
        .singleElement()
        .isInstanceOf(DirectoryRole.class);

    members.byDirectoryObjectId(id).ref().delete();
    assertThat(graph.users().byUserId(id).memberOf().get().getValue()).isEmpty();
  }

  @Test
  void theUnifiedApiSeesAndChangesTheSameRoles() {
    String id = SdkPeople.somebody(graph);
    UnifiedRoleAssignment wanted = new UnifiedRoleAssignment();
    wanted.setPrincipalId(id);
    wanted.setRoleDefinitionId(HELPDESK);
    wanted.setDirectoryScopeId("/");
    var assignments = graph.roleManagement().directory().roleAssignments();

    UnifiedRoleAssignment made = assignments.post(wanted);

    assertThat(made.getId()).endsWith("-1");
    String role = graph.directoryRolesWithRoleTemplateId(HELPDESK).get().getId();
    assertThat(member(role, id)).hasSize(1);
    List<UnifiedRoleAssignment> held =
        assignments
            .get(
                query -> {
                  query.queryParameters.filter = "principalId eq '" + id + "'";
                  query.queryParameters.expand = new String[] {"principal"};
                })
            .getValue();
    assertThat(held)
        .singleElement()
        .satisfies(one -> assertThat(one.getPrincipal()).isInstanceOf(User.class));
    assertThatThrownBy(() -> assignments.post(wanted)).isInstanceOf(ODataError.class);

    assignments.byUnifiedRoleAssignmentId(made.getId()).delete();
    assertThat(graph.users().byUserId(id).memberOf().get().getValue()).isEmpty();
  }

  private DirectoryRole activated(String template) {
    DirectoryRole wanted = new DirectoryRole();
    wanted.setRoleTemplateId(template);
    boolean active =
        graph.directoryRoles().get().getValue().stream()
            .anyMatch(role -> role.getRoleTemplateId().equals(template));
    return active
        ? graph.directoryRolesWithRoleTemplateId(template).get()
        : graph.directoryRoles().post(wanted);
  }

  /** The member of this id, if there is one: other tests fill roles, too. */
  private List<DirectoryObject> member(String role, String id) {
    return graph
        .directoryRoles()
        .byDirectoryRoleId(role)
        .members()
        .get(
            query -> {
              query.headers.add("ConsistencyLevel", "eventual");
              query.queryParameters.count = true;
              query.queryParameters.filter = "id eq '" + id + "'";
            })
        .getValue();
  }
}
