package dev.tenantsync.dynamics.stand;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Every request of a test is the administrator's, unless it carries credentials of its own. */
@WithTestResource(value = TestIssuer.class, scope = TestResourceScope.GLOBAL)
public final class AdministratorToken implements QuarkusTestBeforeEachCallback, Filter {

  /** A value of {@code Authorization} that stands for none at all. */
  public static final String NONE = "none";

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    RestAssured.replaceFiltersWith(this);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification response,
      FilterContext rest) {
    String given = request.getHeaders().getValue("Authorization");
    if (given == null) {
      request.header("Authorization", "Bearer " + Token.program(TestIssuer.ADMINISTRATOR).signed());
    } else if (given.equals(NONE)) {
      request.removeHeader("Authorization");
    }
    return rest.next(request, response);
  }
}
