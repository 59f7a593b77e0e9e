package dev.tenantsync.dynamics.caller;

import dev.tenantsync.bootstrap.metrics.MatchedRoute;
import dev.tenantsync.dynamics.access.Entrant;
import dev.tenantsync.dynamics.caller.Identified.Person;
import dev.tenantsync.dynamics.caller.Rule.Oneself;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.web.RequestContext;
import dev.tenantsync.dynamics.web.StepThreads;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Stands before every route. Whoever is not known is refused before it is said whether there is
 * such a route; whoever may not is refused before the body is read.
 */
class Doorkeeper {

  private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

  /** Behind the filters that note request ids and straighten paths. */
  private static final int BEHIND_PATHS = Priorities.USER + 100;

  /** The parameters of paths that say whom a route is about. */
  private static final List<String> WHOM = List.of("key", "id");

  private static final String IDENTIFIED = Identified.class.getName();

  private final Authentication authentication;
  private final Throttle throttle;
  private final Admission admission;
  private final Impersonation impersonation;
  private final CurrentCaller current;
  private final RequestContext request;
  private final StepThreads threads;

  Doorkeeper(
      Authentication authentication,
      Throttle throttle,
      Admission admission,
      Impersonation impersonation,
      CurrentCaller current,
      RequestContext request,
      StepThreads threads) {
    this.authentication = authentication;
    this.throttle = throttle;
    this.admission = admission;
    this.impersonation = impersonation;
    this.current = current;
    this.request = request;
    this.threads = threads;
  }

  /** Proving a token may wait for the issuer, and callers are asked of the database. */
  @ServerRequestFilter(preMatching = true, priority = BEHIND_PATHS)
  void leaveEventLoop(ResteasyReactiveContainerRequestContext incoming) {
    ResteasyReactiveRequestContext context = context(incoming);
    context.suspend();
    context.resume(threads.executor(incoming.getHeaderString(StepThreads.HEADER)));
  }

  @ServerRequestFilter(preMatching = true, priority = BEHIND_PATHS + 1)
  void authenticate(ResteasyReactiveContainerRequestContext incoming) {
    if (Routes.open(new Route(incoming.getMethod(), incoming.getUriInfo().getPath()))) {
      return;
    }
    RoutingContext routing = context(incoming).unwrap(RoutingContext.class);
    Identified identified = identified(routing);
    throttle.count(identified, routing);
    request.calledBy(identified.actor());
    incoming.setProperty(IDENTIFIED, identified);
  }

  private Identified identified(RoutingContext routing) {
    try {
      return authentication.identified(routing);
    } catch (DataverseException unknown) {
      throttle.countStranger(routing);
      throw unknown;
    }
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void authorise(ResteasyReactiveContainerRequestContext incoming) {
    Route route = Route.of(context(incoming).getTarget());
    MatchedRoute.note(context(incoming).unwrap(RoutingContext.class), route.template());
    if (Routes.open(route)) {
      return;
    }
    try {
      Rule rule = Routes.rule(route).orElseThrow(Doorkeeper::closed);
      authorise(incoming, rule, (Identified) incoming.getProperty(IDENTIFIED));
    } catch (DataverseException refused) {
      LOG.infof(
          "request %s of %s to %s refused: %s %s",
          request.requestId(), request.actor(), route, refused.code(), refused.reason().orElse(""));
      throw refused;
    }
  }

  private void authorise(ContainerRequestContext incoming, Rule rule, Identified identified) {
    Entrant entrant = admission.entrant(identified);
    boolean oneself = ownIds(identified, entrant).anyMatch(id -> namesInPath(incoming, id));
    Optional<Supplier<Entrant>> other = impersonation.of(incoming);
    if (oneself && rule.oneself() == Oneself.ALWAYS && other.isEmpty()) {
      return;
    }
    List<Privilege> needed =
        oneself && rule.oneself() != Oneself.AS_OTHERS && other.isEmpty()
            ? List.<Privilege>of()
            : rule.needed();
    Caller caller =
        other
            .map(user -> admission.admit(entrant, user, rule.surface(), needed))
            .orElseGet(() -> admission.admit(entrant, rule.surface(), needed));
    current.is(caller);
    if (caller.impersonator().isPresent()) {
      request.calledBy(request.actor() + " for " + caller.user().systemuserId());
    }
  }

  private static Stream<UUID> ownIds(Identified identified, Entrant entrant) {
    Stream<UUID> row = entrant.row().map(Entrant.RowIds::systemuserId).stream();
    return identified instanceof Person person
        ? Stream.concat(row, Stream.of(person.objectId()))
        : row;
  }

  /**
   * Whether the path is about the row of this id, plain or named as in {@code key=value}. What else
   * stands in the path, such as a function's parameters, is the client's to choose.
   */
  private static boolean namesInPath(ContainerRequestContext incoming, UUID id) {
    var parameters = incoming.getUriInfo().getPathParameters();
    return WHOM.stream()
        .flatMap(name -> parameters.getOrDefault(name, List.of()).stream())
        .map(key -> key.substring(key.indexOf('=') + 1))
        .anyMatch(id.toString()::equalsIgnoreCase);
  }

  private static DataverseException closed() {
    return CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.PRIVILEGE_MISSING);
  }

  private static ResteasyReactiveRequestContext context(
      ResteasyReactiveContainerRequestContext incoming) {
    return (ResteasyReactiveRequestContext) incoming.getServerRequestContext();
  }
}
