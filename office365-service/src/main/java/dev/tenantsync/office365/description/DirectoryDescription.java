package dev.tenantsync.office365.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Makes the scanned routes readable: paths as clients write them below one service root, the
 * model's types, one error, one way to sign in.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class DirectoryDescription implements OASFilter {

  static final String SIGN_IN = "signIn";

  /** What every tenant answers to; the description names none. */
  private static final String TOKEN_URL = "/common/oauth2/v2.0/token";

  private static final String SCOPE = "https://graph.microsoft.com/.default";
  private static final String ROOT = "/v1.0";

  private static final String TEXT =
      """
      The directory in Microsoft Graph's dialect. Unmodified Graph clients work after a change of the \
      base address alone. To try requests on this page, press "Authorize", enter the id and secret \
      of a registered program and tick the scope.""";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.setInfo(
        OASFactory.createInfo().title("Directory API").version("v1.0").description(TEXT));
    document.setServers(List.of(OASFactory.createServer().url(ROOT)));
    document.setPaths(paths(document.getPaths().getPathItems()));
    document.setComponents(
        components(document.getComponents(), document.getPaths().getPathItems().values()));
    document.setTags(null);
    document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SIGN_IN, SCOPE)));
  }

  private static Paths paths(Map<String, PathItem> scanned) {
    Map<String, PathItem> described = new TreeMap<>();
    scanned.forEach(
        (template, item) ->
            item.getOperations()
                .forEach((method, operation) -> describe(described, template, method, operation)));
    Paths paths = OASFactory.createPaths();
    described.forEach(paths::addPathItem);
    return paths;
  }

  private static void describe(
      Map<String, PathItem> described, String template, HttpMethod method, Operation operation) {
    OperationDescription description = new OperationDescription(method.name(), template);
    PathItem item =
        described.computeIfAbsent(
            description.path(),
            path -> {
              PathItem fresh = OASFactory.createPathItem();
              return description.isBelowRoot()
                  ? fresh
                  : fresh.addServer(OASFactory.createServer().url("/"));
            });
    item.setOperation(method, description.complete(operation));
  }

  private static Components components(Components scanned, Collection<PathItem> paths) {
    Map<String, Schema> schemas = new TreeMap<>();
    Map<String, Schema> found = scanned == null ? null : scanned.getSchemas();
    if (found != null) {
      schemas.putAll(found);
      schemas.keySet().retainAll(UsedSchemas.in(paths, found));
    }
    ModelSchemas.addAll(schemas);
    return OASFactory.createComponents()
        .schemas(schemas)
        .responses(Map.of("error", Bodies.error()))
        .addSecurityScheme(SIGN_IN, signIn());
  }

  private static SecurityScheme signIn() {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.OAUTH2)
        .description("A registered program signs in with its id and secret.")
        .flows(
            OASFactory.createOAuthFlows()
                .clientCredentials(
                    OASFactory.createOAuthFlow()
                        .tokenUrl(TOKEN_URL)
                        .addScope(SCOPE, "Everything that the program was given.")));
  }
}
