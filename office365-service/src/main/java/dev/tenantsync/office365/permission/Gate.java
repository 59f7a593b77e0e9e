package dev.tenantsync.office365.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.bootstrap.metrics.MatchedRoute;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.odata.Annotations;
import dev.tenantsync.office365.web.RequestContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Stands before every route. Whoever is not known is refused before it is said whether there is
 * such a route; whoever may not is refused before the body is read, unless the verdict depends on
 * it.
 */
class Gate {

  private static final Logger LOG = Logger.getLogger(Gate.class);

  private static final RouteTable TABLE = DirectoryRoutes.table();

  private static final Route SIGN_IN = Route.of(DirectoryRoutes.SIGN_IN);

  /** Below these nothing is open but the types, not even the news that a path leads nowhere. */
  private static final Pattern CLOSED =
      Pattern.compile("/+(v1\\.0(?!/\\$metadata/?$)|admin)(/.*)?");

  /** Behind the filters that note request ids and straighten paths. */
  private static final int BEHIND_PATHS = Priorities.USER + 100;

  private final Authentication authentication;
  private final Throttle throttle;
  private final RequestContext request;
  private final ObjectMapper json;
  private final ExecutorService workers;
  private final Map<RuntimeResource, Route> routes = new ConcurrentHashMap<>();

  Gate(
      Authentication authentication,
      Throttle throttle,
      RequestContext request,
      ObjectMapper json,
      ExecutorService workers) {
    this.authentication = authentication;
    this.throttle = throttle;
    this.request = request;
    this.json = json;
    this.workers = workers;
  }

  /** Who calls is asked of the database, hence on a worker; the resources work there anyway. */
  @ServerRequestFilter(preMatching = true, priority = BEHIND_PATHS)
  void leaveEventLoop(ResteasyReactiveContainerRequestContext incoming) {
    if (isClosed(incoming)) {
      ResteasyReactiveRequestContext context = context(incoming);
      context.suspend();
      context.resume(workers);
    }
  }

  @ServerRequestFilter(preMatching = true, priority = BEHIND_PATHS + 1)
  void authenticate(ResteasyReactiveContainerRequestContext incoming) {
    if (isClosed(incoming)) {
      RoutingContext routing = context(incoming).unwrap(RoutingContext.class);
      throttle.count(known(incoming, routing), routing);
    }
  }

  private Caller known(ContainerRequestContext incoming, RoutingContext routing) {
    try {
      return authentication.caller(incoming);
    } catch (GraphException unknown) {
      throttle.countStranger(routing);
      throw unknown;
    }
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void authorise(ResteasyReactiveContainerRequestContext incoming) {
    Route route = routes.computeIfAbsent(context(incoming).getTarget(), Gate::route);
    RoutingContext routing = context(incoming).unwrap(RoutingContext.class);
    MatchedRoute.note(routing, route.template());
    if (route.equals(SIGN_IN)) {
      throttle.countSignIn(routing);
    }
    if (TABLE.isOpen(route)) {
      return;
    }
    Caller caller = authentication.caller(incoming);
    Verdict verdict = TABLE.judge(route, caller, () -> touched(incoming));
    if (verdict != Verdict.ALLOWED) {
      LOG.infof(
          "request %s of %s to %s refused: %s (%s)",
          request.requestId(), caller.actor(), route, verdict, verdict.sentence());
      throw verdict == Verdict.PEOPLE_ONLY ? CurrentCaller.notAPerson() : GraphException.denied();
    }
  }

  /** The route that a resource method is at, as the table writes it. */
  static Route route(RuntimeResource resource) {
    String path = resource.getPath() == null ? "" : resource.getPath().template;
    String template = resource.getClassPath().template + path;
    return new Route(resource.getHttpMethod(), template.replaceAll("/+", "/").replaceAll("/$", ""));
  }

  /**
   * The names in the body. A body that is no object, or says a thing twice, touches nothing that
   * anybody could allow.
   */
  private Set<String> touched(ContainerRequestContext incoming) {
    try {
      byte[] body = incoming.getEntityStream().readAllBytes();
      incoming.setEntityStream(new ByteArrayInputStream(body));
      Set<String> names = new HashSet<>();
      json.readTree(body).fieldNames().forEachRemaining(names::add);
      names.removeIf(Annotations::is);
      return names;
    } catch (JsonProcessingException malformed) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isClosed(ContainerRequestContext incoming) {
    return CLOSED.matcher(incoming.getUriInfo().getPath()).matches();
  }

  private static ResteasyReactiveRequestContext context(
      ResteasyReactiveContainerRequestContext incoming) {
    return (ResteasyReactiveRequestContext) incoming.getServerRequestContext();
  }
}
