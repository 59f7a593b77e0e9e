package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.checkmembergroups.CheckMemberGroupsPostRequestBody;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security groups through the Graph SDK: members, nested groups, what somebody is a member of. */
@QuarkusTest
class SdkGroupsTest {

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void groupsAreCreatedFoundRenamedAndDeleted() {
    String name = "Group " + UUID.randomUUID();
    Group made = graph.groups().post(securityGroup(name));
    assertThat(made.getSecurityEnabled()).isTrue();

    assertThat(
            graph
                .groups()
                .get(query -> query.queryParameters.filter = "displayName eq '" + name + "'")
                .getValue())
        .singleElement()
        .satisfies(group -> assertThat(group.getId()).isEqualTo(made.getId()));

    Group change = new Group();
    change.setDescription("Renamed");
    graph.groups().byGroupId(made.getId()).patch(change);
    assertThat(graph.groups().byGroupId(made.getId()).get().getDescription()).isEqualTo("Renamed");

    graph.groups().byGroupId(made.getId()).delete();
    assertThat(
            graph
                .groups()
                .get(query -> query.queryParameters.filter = "displayName eq '" + name + "'")
                .getValue())
        .isEmpty();
  }

  @Test
  void membersAreCountedThroughNestedGroups() {
    String direct = SdkPeople.somebody(graph);
    String nested = SdkPeople.somebody(graph);
    String outer = graph.groups().post(securityGroup("Outer")).getId();
    String inner = graph.groups().post(securityGroup("Inner")).getId();
    member(outer, direct);
    member(outer, inner);
    member(inner, nested);

    List<DirectoryObject> members = graph.groups().byGroupId(outer).members().get().getValue();
    assertThat(ids(members)).containsExactlyInAnyOrder(direct, inner);
    assertThat(members).hasAtLeastOneElementOfType(User.class);
    assertThat(members).hasAtLeastOneElementOfType(Group.class);
    assertThat(ids(graph.groups().byGroupId(outer).transitiveMembers().get().getValue()))
        .containsExactlyInAnyOrder(direct, inner, nested);
    assertThat(
            graph
                .groups()
                .byGroupId(outer)
                .transitiveMembers()
                .graphUser()
                .count()
                .get(query -> query.headers.add("ConsistencyLevel", "eventual")))
        .isEqualTo(2);
    assertThat(ids(graph.users().byUserId(nested).transitiveMemberOf().get().getValue()))
        .containsExactlyInAnyOrder(inner, outer);
    CheckMemberGroupsPostRequestBody asked = new CheckMemberGroupsPostRequestBody();
    asked.setGroupIds(List.of(outer, UUID.randomUUID().toString()));
    assertThat(graph.users().byUserId(nested).checkMemberGroups().post(asked).getValue())
        .containsExactly(outer);

    graph.groups().byGroupId(inner).members().byDirectoryObjectId(nested).ref().delete();
    assertThat(ids(graph.groups().byGroupId(outer).transitiveMembers().get().getValue()))
        .containsExactlyInAnyOrder(direct, inner);
  }

  private void member(String group, String member) {
    graph.groups().byGroupId(group).members().ref().post(SdkPeople.reference(member));
  }

  static Group securityGroup(String displayName) {
    Group group = new Group();
    group.setDisplayName(displayName);
    group.setMailEnabled(false);
    group.setSecurityEnabled(true);
    group.setMailNickname("g" + UUID.randomUUID().toString().replace("-", ""));
    return group;
  }

  private static List<String> ids(List<DirectoryObject> objects) {
    return objects.stream().map(DirectoryObject::getId).toList();
  }
}
