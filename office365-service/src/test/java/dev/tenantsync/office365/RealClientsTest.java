package dev.tenantsync.office365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import dev.tenantsync.office365.identity.Administrator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Microsoft's own libraries, as scripts use them: azure-identity gets tokens over https, the Graph
 * SDK calls over http. All that is said to them is where the directory is.
 */
@QuarkusTest
class RealClientsTest {

  private static final String GRAPH = "https://graph.microsoft.com/.default";

  @TestHTTPResource(tls = true)
  URI https;

  @TestHTTPResource URI http;

  @ConfigProperty(name = "quarkus.http.ssl.certificate.files")
  Path certificate;

  private HttpClient trusting;
  private Administrator administrator;

  @BeforeEach
  void trustTheCertificate() throws Exception {
    File authority = certificate.resolveSibling("ca.crt").toFile();
    SslContext trust = SslContextBuilder.forClient().trustManager(authority).build();
    trusting =
        new NettyAsyncHttpClientBuilder(
                reactor.netty.http.client.HttpClient.create().secure(tls -> tls.sslContext(trust)))
            .build();
    administrator = Administrator.ofThisDirectory();
  }

  @Test
  void azureIdentityGetsATokenThatOpensTheDirectory() {
    String token =
        credential(administrator.clientSecret())
            .getTokenSync(new TokenRequestContext().addScopes(GRAPH))
            .getToken();
    assertThat(Graph.as(token).get("/v1.0/users?$top=1").statusCode()).isEqualTo(200);
  }

  @Test
  void azureIdentityUnderstandsAWrongSecret() {
    ClientSecretCredential credential = credential("not-the-secret");
    assertThatThrownBy(() -> credential.getTokenSync(new TokenRequestContext().addScopes(GRAPH)))
        .hasRootCauseInstanceOf(MsalServiceException.class)
        .hasStackTraceContaining("AADSTS7000215");
  }

  @Test
  void graphSdkCreatesReadsChangesPagesAndDeletesUsers() throws Exception {
    GraphServiceClient graph = graph();
    String family = "Sdk" + UUID.randomUUID();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(graph.users().post(newUser(family)).getId());
    }

    User change = new User();
    change.setJobTitle("Computer");
    graph.users().byUserId(made.get(0)).patch(change);
    User read =
        graph
            .users()
            .byUserId(made.get(0))
            .get(request -> request.queryParameters.select = new String[] {"id", "jobTitle"});
    assertThat(read.getJobTitle()).isEqualTo("Computer");

    assertThat(idsOnAllPages(graph, family, 2)).containsExactlyInAnyOrderElementsOf(made);

    graph.users().byUserId(made.get(0)).delete();
    assertThatThrownBy(() -> graph.users().byUserId(made.get(0)).get())
        .isInstanceOfSatisfying(
            ODataError.class,
            error -> {
              assertThat(error.getResponseStatusCode()).isEqualTo(404);
              assertThat(error.getError().getCode()).isEqualTo("Request_ResourceNotFound");
            });
  }

  @Test
  void graphSdkSendsABatch() throws Exception {
    GraphServiceClient graph = graph();
    User wanted = newUser("Sdk");
    String name = wanted.getUserPrincipalName();
    BatchRequestContent batch = new BatchRequestContent(graph);
    String create = batch.addBatchRequestStep(graph.users().toPostRequestInformation(wanted));
    String read = batch.addBatchRequestStep(graph.users().byUserId(name).toGetRequestInformation());
    batch.getBatchRequestSteps().get(read).addDependsOnId(create);
    String missing =
        batch.addBatchRequestStep(
            graph.users().byUserId(UUID.randomUUID().toString()).toGetRequestInformation());

    BatchResponseContent answer = graph.getBatchRequestBuilder().post(batch, null);

    assertThat(answer.getResponsesStatusCode())
        .containsExactlyInAnyOrderEntriesOf(Map.of(create, 201, read, 200, missing, 404));
    User created = answer.getResponseById(create, User::createFromDiscriminatorValue);
    User found = answer.getResponseById(read, User::createFromDiscriminatorValue);
    assertThat(found.getId()).isEqualTo(created.getId());
    assertThat(answer.getResponseById(missing).body().string())
        .contains("Request_ResourceNotFound");
  }

  @Test
  void graphSdkReadsRefusals() {
    GraphServiceClient anonymous =
        at(new GraphServiceClient(credential(administrator.clientSecret()), GRAPH));
    assertThatThrownBy(() -> anonymous.users().get())
        .isInstanceOfSatisfying(
            ODataError.class,
            error -> {
              assertThat(error.getResponseStatusCode()).isEqualTo(401);
              assertThat(error.getError().getCode()).isEqualTo("InvalidAuthenticationToken");
              assertThat(error.getError().getMessage()).isEqualTo("Access token is empty.");
            });
  }

  private static List<String> idsOnAllPages(GraphServiceClient graph, String family, int pageSize)
      throws Exception {
    List<String> ids = new ArrayList<>();
    UserCollectionResponse firstPage =
        graph
            .users()
            .get(
                request -> {
                  request.queryParameters.filter = "startsWith(displayName, '" + family + "')";
                  request.queryParameters.top = pageSize;
                });
    assertThat(firstPage.getValue()).hasSize(pageSize);
    new PageIterator.Builder<User, UserCollectionResponse>()
        .client(graph)
        .collectionPage(firstPage)
        .collectionPageFactory(UserCollectionResponse::createFromDiscriminatorValue)
        .processPageItemCallback(user -> ids.add(user.getId()))
        .build()
        .iterate();
    return ids;
  }

  private GraphServiceClient graph() {
    return at(
        new GraphServiceClient(
            new AzureIdentityAuthenticationProvider(
                credential(administrator.clientSecret()), new String[] {"localhost"}, GRAPH)));
  }

  private GraphServiceClient at(GraphServiceClient graph) {
    graph.getRequestAdapter().setBaseUrl("http://localhost:" + http.getPort() + "/v1.0");
    return graph;
  }

  private ClientSecretCredential credential(String secret) {
    return new ClientSecretCredentialBuilder()
        .authorityHost("https://localhost:" + https.getPort())
        .disableInstanceDiscovery()
        .tenantId(administrator.tenant())
        .clientId(administrator.clientId())
        .clientSecret(secret)
        .httpClient(trusting)
        .build();
  }

  private static User newUser(String family) {
    User user = new User();
    String name = "sdk" + UUID.randomUUID().toString().replace("-", "");
    user.setAccountEnabled(true);
    user.setDisplayName(family + " " + name);
    user.setMailNickname(name);
    user.setUserPrincipalName(name + "@contoso.onmicrosoft.com");
    PasswordProfile password = new PasswordProfile();
    password.setPassword("Str0ng-enough");
    user.setPasswordProfile(password);
    return user;
  }
}
