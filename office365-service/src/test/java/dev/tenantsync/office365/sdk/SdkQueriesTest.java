package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.UsersRequestBuilder.GetRequestConfiguration;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists through the Graph SDK: long ones page by page, and advanced queries. */
@QuarkusTest
class SdkQueriesTest {

  private final String family = "Fam" + UUID.randomUUID().toString().replace("-", "");

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void thePageIteratorReadsTwoHundredAndFiftyUsersInOrder() throws Exception {
    List<String> names =
        IntStream.range(0, 250).mapToObj(i -> "%s %03d".formatted(family, i)).toList();
    // Not in the order of their names.
    names.stream()
        .sorted((one, other) -> Integer.compare(one.hashCode(), other.hashCode()))
        .forEach(name -> graph.users().post(SdkPeople.newcomer(name)));

    List<User> read =
        SdkPeople.all(
            graph,
            list(
                query -> {
                  advanced(query);
                  query.queryParameters.filter = "startswith(displayName,'" + family + "')";
                  query.queryParameters.orderby = new String[] {"displayName desc"};
                  query.queryParameters.select = new String[] {"id", "displayName"};
                  query.queryParameters.top = 40;
                }));

    assertThat(read.stream().map(User::getDisplayName))
        .containsExactlyElementsOf(
            names.stream().sorted(java.util.Comparator.reverseOrder()).toList());
    assertThat(read.stream().map(User::getId)).doesNotHaveDuplicates();
  }

  @Test
  void advancedQueriesCountNegateMatchEndsAndSearch() {
    User ada = newcomer("Ada", "ada.%s@contoso.onmicrosoft.com".formatted(family));
    User grace = newcomer("Grace", "grace.%s@contoso.onmicrosoft.com".formatted(family));
    String ours = "startswith(displayName,'" + family + "')";

    UserCollectionResponse notAda = filtered(ours + " and givenName ne 'Ada'");
    assertThat(ids(notAda)).containsExactly(grace.getId());
    assertThat(notAda.getOdataCount()).isEqualTo(1);
    assertThat(ids(filtered(ours + " and not(startswith(givenName,'Gr'))")))
        .containsExactly(ada.getId());
    assertThat(
            ids(
                filtered(
                    "endsWith(userPrincipalName,'%s@contoso.onmicrosoft.com')"
                        .formatted(family.toUpperCase(java.util.Locale.ROOT)))))
        .containsExactlyInAnyOrder(ada.getId(), grace.getId());
    assertThat(ids(filtered(ours + " and assignedLicenses/$count eq 0"))).hasSize(2);

    UserCollectionResponse searched =
        list(
            query -> {
              query.headers.add("ConsistencyLevel", "eventual");
              query.queryParameters.search = "\"displayName:" + family + "\"";
              query.queryParameters.count = true;
            });
    assertThat(ids(searched)).containsExactlyInAnyOrder(ada.getId(), grace.getId());

    int count =
        graph
            .users()
            .count()
            .get(
                query -> {
                  query.headers.add("ConsistencyLevel", "eventual");
                  query.queryParameters.filter = ours;
                });
    assertThat(count).isEqualTo(2);
  }

  private User newcomer(String givenName, String userPrincipalName) {
    User user = SdkPeople.newcomer(family + " " + givenName);
    user.setGivenName(givenName);
    user.setUserPrincipalName(userPrincipalName);
    return graph.users().post(user);
  }

  private UserCollectionResponse filtered(String filter) {
    return list(
        query -> {
          advanced(query);
          query.queryParameters.filter = filter;
        });
  }

  private UserCollectionResponse list(Consumer<GetRequestConfiguration> query) {
    return graph.users().get(query);
  }

  private static void advanced(GetRequestConfiguration query) {
    query.headers.add("ConsistencyLevel", "eventual");
    query.queryParameters.count = true;
  }

  private static List<String> ids(UserCollectionResponse page) {
    return page.getValue().stream().map(User::getId).toList();
  }
}
