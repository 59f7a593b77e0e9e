package dev.tenantsync.office365;

import dev.tenantsync.office365.identity.Administrator;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jspecify.annotations.Nullable;

/** Every request of a test is the administrator's, unless it carries another's token. */
public final class AdministratorToken implements QuarkusTestBeforeEachCallback, Filter {

  private @Nullable Class<?> signedInFor;

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    RestAssured.replaceFiltersWith(this);
    Class<?> test = context.getTestInstance().getClass();
    if (!test.equals(signedInFor)) {
      Administrator.dropToken();
      signedInFor = test;
    }
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification response,
      FilterContext rest) {
    boolean signsIn = request.getURI().contains("/oauth2/");
    if (!signsIn && !request.getHeaders().hasHeaderWithName("Authorization")) {
      request.header("Authorization", "Bearer " + Administrator.token());
    }
    return rest.next(request, response);
  }
}
