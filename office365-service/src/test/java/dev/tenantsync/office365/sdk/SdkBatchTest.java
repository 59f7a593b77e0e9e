package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several requests in one through the Graph SDK. */
@QuarkusTest
class SdkBatchTest {

  @Inject MicrosoftClients microsoft;
  private GraphServiceClient graph;

  @BeforeEach
  void signIn() {
    graph = microsoft.graph();
  }

  @Test
  void stepsAreAnsweredOneByOneInTheirOrderOfDependence() throws Exception {
    User newcomer = SdkPeople.newcomer("Batched");
    BatchRequestContent batch = new BatchRequestContent(graph);
    String create = batch.addBatchRequestStep(graph.users().toPostRequestInformation(newcomer));
    RequestInformation readIt =
        graph.users().byUserId(newcomer.getUserPrincipalName()).toGetRequestInformation();
    String read = batch.addBatchRequestStep(readIt);
    batch.getBatchRequestSteps().get(read).addDependsOnId(create);
    String missing =
        batch.addBatchRequestStep(
            graph.users().byUserId("nobody@contoso.onmicrosoft.com").toGetRequestInformation());
    String list =
        batch.addBatchRequestStep(
            graph.users().toGetRequestInformation(query -> query.queryParameters.top = 1));

    BatchResponseContent answers = graph.getBatchRequestBuilder().post(batch, null);

    assertThat(answers.getResponsesStatusCode())
        .containsEntry(create, 201)
        .containsEntry(read, 200)
        .containsEntry(missing, 404)
        .containsEntry(list, 200);
    assertThat(answers.getResponseById(read, User::createFromDiscriminatorValue).getDisplayName())
        .isEqualTo("Batched");
    List<User> first =
        answers
            .getResponseById(list, UserCollectionResponse::createFromDiscriminatorValue)
            .getValue();
    assertThat(first).hasSize(1);
  }
}
