package dev.tenantsync.dynamics.metadata;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Model;
import dev.tenantsync.dynamics.stand.TestIssuer;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.retrieve.ODataEntityRequest;
import org.apache.olingo.client.api.communication.request.retrieve.ODataEntitySetRequest;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.api.domain.ClientServiceDocument;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.client.core.http.DefaultHttpClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Olingo client, as it comes, reads {@code $metadata} and queries users. */
@QuarkusTest
class OlingoTest {

  private static final String NAMESPACE = "Microsoft.Dynamics.CRM";

  @Inject World world;
  @Inject Model model;

  private final ODataClient client = ODataClientFactory.getClient();
  private UUID ada;

  @BeforeEach
  void threeUsers() {
    world.clear();
    ada = world.arrives(person("Ada").licensed());
    world.arrives(person("Grace").licensed());
    world.arrives(person("Alan").licensed());
    client.getConfiguration().setHttpClientFactory(new WithToken());
  }

  @Test
  void readsEveryTypeWithItsColumnsAndRelations() {
    Edm edm = client.getRetrieveRequestFactory().getMetadataRequest(root()).execute().getBody();

    for (Entity entity : model.entities()) {
      EdmEntityType type =
          edm.getEntityType(new FullQualifiedName(NAMESPACE, entity.logicalName()));
      assertThat(type.getPropertyNames())
          .containsExactlyElementsOf(
              entity.attributes().stream().map(attribute -> attribute.name()).toList());
      assertThat(type.getKeyPredicateNames()).containsExactly(entity.key().name());
      assertThat(type.getNavigationPropertyNames())
          .containsExactlyElementsOf(
              model.navigations(entity).stream().map(navigation -> navigation.name()).toList());
      assertThat(edm.getEntityContainer().getEntitySet(entity.set()).getEntityType())
          .isEqualTo(type);
    }
    EdmEntityType user = edm.getEntityType(new FullQualifiedName(NAMESPACE, "systemuser"));
    assertThat(user.getProperty("isdisabled").getType().getName()).isEqualTo("Boolean");
    assertThat(user.getProperty("accessmode").getType().getName()).isEqualTo("Int32");
    assertThat(user.getNavigationProperty("systemuserroles_association").isCollection()).isTrue();
    assertThat(edm.getUnboundFunction(new FullQualifiedName(NAMESPACE, "WhoAmI"), List.of()))
        .isNotNull();
  }

  @Test
  void readsTheServiceDocument() {
    ClientServiceDocument document =
        client.getRetrieveRequestFactory().getServiceDocumentRequest(root()).execute().getBody();

    assertThat(document.getEntitySetNames())
        .contains("systemusers", "roles", "businessunits", "privileges", "accounts");
    assertThat(document.getEntitySetURI("systemusers"))
        .isEqualTo(URI.create(root() + "systemusers"));
  }

  @Test
  void filtersSelectsAndCounts() {
    URI uri =
        users()
            .filter("startswith(fullname,'A') and isdisabled eq false")
            .select("fullname", "isdisabled")
            .orderBy("fullname desc")
            .count(true)
            .build();

    ClientEntitySet found = set(uri);

    assertThat(found.getCount()).isEqualTo(2);
    assertThat(names(found)).containsExactly("Alan", "Ada");
    assertThat(found.getEntities().get(0).getProperty("isdisabled").getPrimitiveValue().toValue())
        .isEqualTo(false);
  }

  @Test
  void expandsRoles() {
    world.hasRole(ada, "Salesperson");

    ClientEntity user =
        one(users().appendKeySegment(ada).expand("systemuserroles_association").build());

    List<String> roles = new ArrayList<>();
    user.getProperty("systemuserroles_association")
        .getCollectionValue()
        .forEach(role -> roles.add(role.asComplex().get("name").getValue().toString()));
    assertThat(roles).containsExactly("Salesperson");
    assertThat(user.getETag()).startsWith("W/\"");
  }

  @Test
  void followsPages() {
    List<String> seen = new ArrayList<>();
    URI next = users().filter("islicensed eq true").orderBy("fullname").build();
    while (next != null) {
      ODataEntitySetRequest<ClientEntitySet> request =
          client.getRetrieveRequestFactory().getEntitySetRequest(next);
      request.setPrefer(client.newPreferences().maxPageSize(2));
      ClientEntitySet page = request.execute().getBody();
      seen.addAll(names(page));
      next = page.getNext();
    }
    assertThat(seen).containsExactly("Ada", "Alan", "Grace");
  }

  @Test
  void understandsErrors() {
    ODataClientErrorException missing =
        catchThrowableOfType(
            ODataClientErrorException.class,
            () -> one(users().appendKeySegment(UUID.randomUUID()).build()));
    assertThat(missing.getStatusLine().getStatusCode()).isEqualTo(404);
    assertThat(missing.getODataError().getCode()).isEqualTo("0x80040217");

    ODataClientErrorException bad =
        catchThrowableOfType(
            ODataClientErrorException.class, () -> set(users().filter("nope eq 1").build()));
    assertThat(bad.getODataError().getMessage()).contains("nope");
  }

  private ClientEntitySet set(URI uri) {
    return client.getRetrieveRequestFactory().getEntitySetRequest(uri).execute().getBody();
  }

  private ClientEntity one(URI uri) {
    ODataEntityRequest<ClientEntity> request =
        client.getRetrieveRequestFactory().getEntityRequest(uri);
    return request.execute().getBody();
  }

  private static List<String> names(ClientEntitySet users) {
    return users.getEntities().stream()
        .map(user -> user.getProperty("fullname").getValue().toString())
        .toList();
  }

  private URIBuilder users() {
    return client.newURIBuilder(root()).appendEntitySetSegment("systemusers");
  }

  private static String root() {
    return "http://localhost:" + RestAssured.port + "/api/data/v9.2/";
  }

  /** The token goes with every request; the client's own type for connections is an old one. */
  @SuppressWarnings("deprecation")
  private static final class WithToken extends DefaultHttpClientFactory {

    @Override
    public DefaultHttpClient create(HttpMethod method, URI uri) {
      DefaultHttpClient http = super.create(method, uri);
      String token = Token.program(TestIssuer.ADMINISTRATOR).signed();
      http.addRequestInterceptor(
          (request, context) -> request.setHeader("Authorization", "Bearer " + token));
      return http;
    }
  }
}
