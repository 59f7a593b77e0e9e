package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.delta.DeltaGetResponse;
import com.microsoft.kiota.serialization.UntypedNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The change feed through the Graph SDK: everything once, then what changed. */
@QuarkusTest
class SdkDeltaTest {

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  /** What a round told: users by id, and the link to the next round. */
  private record Round(Map<String, User> users, String deltaLink) {}

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void aRoundTellsEverythingAndTheNextOneWhatChanged() {
    String kept = SdkPeople.somebody(graph);
    String removed = SdkPeople.somebody(graph);
    Round first =
        walk(
            graph
                .users()
                .delta()
                .get(
                    query ->
                        query.queryParameters.select =
                            new String[] {"displayName", "jobTitle", "accountEnabled"}));
    assertThat(first.users()).containsKeys(kept, removed);
    assertThat(first.users().get(kept).getDisplayName()).isEqualTo("Somebody");

    User change = new User();
    change.setJobTitle("Changed");
    graph.users().byUserId(kept).patch(change);
    graph.users().byUserId(removed).delete();
    Round second = walk(following(first.deltaLink()));

    assertThat(second.users()).containsOnlyKeys(kept, removed);
    assertThat(second.users().get(kept).getJobTitle()).isEqualTo("Changed");
    assertThat(second.users().get(removed).getAdditionalData()).containsKey("@removed");
    assertThat(((UntypedNode) second.users().get(removed).getAdditionalData().get("@removed")))
        .isNotNull();
    assertThat(walk(following(second.deltaLink())).users()).isEmpty();
  }

  @Test
  void latestTellsOnlyWhatComesFromNowOn() {
    DeltaGetResponse latest = following(base() + "/users/delta()?$deltatoken=latest");
    assertThat(latest.getValue()).isEmpty();

    String id = SdkPeople.somebody(graph);

    assertThat(walk(following(latest.getOdataDeltaLink())).users()).containsOnlyKeys(id);
  }

  @Test
  void groupsTellWhoCameAndWhoLeft() {
    String id = SdkPeople.somebody(graph);
    String latest =
        graph
            .groups()
            .delta()
            .withUrl(base() + "/groups/delta()?$deltatoken=latest")
            .get()
            .getOdataDeltaLink();
    String group = graph.groups().post(SdkGroupsTest.securityGroup("Followed")).getId();
    graph.groups().byGroupId(group).members().ref().post(SdkPeople.reference(id));

    var told = graph.groups().delta().withUrl(latest).get();

    assertThat(told.getValue())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getId()).isEqualTo(group);
              assertThat(one.getAdditionalData()).containsKey("members@delta");
            });
  }

  private Round walk(DeltaGetResponse page) {
    Map<String, User> users = new LinkedHashMap<>();
    DeltaGetResponse current = page;
    while (true) {
      List<User> told = current.getValue();
      told.forEach(user -> users.put(user.getId(), user));
      if (current.getOdataNextLink() == null) {
        return new Round(users, current.getOdataDeltaLink());
      }
      current = following(current.getOdataNextLink());
    }
  }

  private DeltaGetResponse following(String link) {
    return graph.users().delta().withUrl(link).get();
  }

  private String base() {
    return graph.getRequestAdapter().getBaseUrl();
  }
}
