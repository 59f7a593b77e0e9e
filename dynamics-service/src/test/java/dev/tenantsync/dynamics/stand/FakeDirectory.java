package dev.tenantsync.dynamics.stand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A directory in memory that speaks Graph over HTTP, and misbehaves when told to. */
public final class FakeDirectory implements AutoCloseable {

  public static final UUID SALES_PLAN = UUID.fromString("2da8e897-7791-486b-b08f-cc63c8129df7");
  public static final UUID GLOBAL_ADMINISTRATOR =
      UUID.fromString("62e90394-69f5-4237-9190-012177145e10");
  public static final UUID DYNAMICS_ADMINISTRATOR =
      UUID.fromString("44367163-eba1-44c3-98af-f5787879f96a");

  public static final String CLIENT_ID = "d1000000-0000-4000-8000-000000000001";
  public static final String CLIENT_SECRET = "canary-secret-of-the-pull";

  /** One answer that is not what was asked for. */
  public record Fault(int status, String body, Map<String, String> headers, boolean cut) {

    public static Fault status(int status) {
      return new Fault(status, error("Fault" + status), Map.of(), false);
    }

    /** As something in between answers that speaks no Graph. */
    public static Fault html(int status) {
      return new Fault(status, "<html>no</html>", Map.of(), false);
    }

    public static Fault retryAfter(int status, String header) {
      return new Fault(status, error("TooManyRequests"), Map.of("Retry-After", header), false);
    }

    public static Fault garbage() {
      return html(200);
    }

    public static Fault truncated() {
      return new Fault(200, "", Map.of(), true);
    }

    public static Fault body(String body) {
      return new Fault(200, body, Map.of(), false);
    }

    private static String error(String code) {
      return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}";
    }
  }

  /** A member come or gone, as the role feed's log has it. */
  private record Membership(UUID role, UUID member) {}

  /** Changes of one feed, each with its place among the changes of all. */
  private final class Log<E> extends ArrayList<E> {

    private static final long serialVersionUID = 1L;

    private final List<Integer> moments = new ArrayList<>();
    private final String set;

    private Log(String set) {
      this.set = set;
    }

    @Override
    public boolean add(E change) {
      moments.add(++changes);
      boolean added = super.add(change);
      subscriptions.changed(set);
      return added;
    }

    /** How far a round reaches that tells the first so many changes. */
    private String position(int told) {
      return log + "." + (told < size() ? moments.get(told) : changes + 1);
    }
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final HttpServer server;
  private final FakeSubscriptions subscriptions = new FakeSubscriptions();
  private final Map<UUID, ObjectNode> live = new TreeMap<>();
  private final Map<UUID, ObjectNode> recycled = new TreeMap<>();
  private final Map<UUID, Set<UUID>> roles = new LinkedHashMap<>();
  private final Log<UUID> userLog = new Log<>("users");
  private final Log<Membership> roleLog = new Log<>("directoryRoles");
  private final Map<UUID, Set<UUID>> groups = new LinkedHashMap<>();
  private final Log<Membership> groupLog = new Log<>("groups");
  private final Map<Membership, ObjectNode> roleCauses = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Set<UUID> hidden = new HashSet<>();
  private final Deque<Fault> userFaults = new ArrayDeque<>();
  private final Deque<Fault> roleFaults = new ArrayDeque<>();
  private final Deque<Optional<Fault>> groupFaults = new ArrayDeque<>();
  private final Deque<Runnable> beforeUserAnswers = new ArrayDeque<>();
  private final Deque<Runnable> beforeGroupAnswers = new ArrayDeque<>();

  private UUID log = UUID.randomUUID();
  private int changes;
  private int tokens;
  private int given;
  private boolean givesNoToken;
  private boolean takesNoToken;

  private int epoch = new Random().nextInt(1_000_000);
  private int pageSize = 100;
  private UnaryOperator<String> askedFirst = url -> null;
  private boolean repeating;
  private boolean showsNothing;
  private Long shuffling;

  public FakeDirectory(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  /** Who is told of changes. */
  public FakeSubscriptions subscriptions() {
    return subscriptions;
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  // What is done to people.

  public synchronized UUID hire(String name) {
    return hire(UUID.randomUUID(), name);
  }

  public synchronized UUID hire(UUID id, String name) {
    ObjectNode user = JSON.objectNode();
    user.put("id", id.toString());
    user.put("userPrincipalName", name + "@contoso.com").put("mail", name + "@contoso.com");
    user.put("displayName", name).put("givenName", name).put("surname", "Example");
    user.put("accountEnabled", true).put("officeLocation", "a field nobody reads");
    user.putArray("businessPhones").add("1");
    user.putArray("assignedPlans");
    live.put(id, user);
    userLog.add(id);
    roles.putIfAbsent(role(GLOBAL_ADMINISTRATOR), new LinkedHashSet<>());
    roles.putIfAbsent(role(DYNAMICS_ADMINISTRATOR), new LinkedHashSet<>());
    return id;
  }

  public synchronized UUID hireLicensed(String name) {
    UUID id = hire(name);
    license(id);
    return id;
  }

  public synchronized void set(UUID id, String property, String value) {
    live.get(id).put(property, value);
    userLog.add(id);
  }

  public synchronized void license(UUID id) {
    plan(id, "Enabled");
  }

  public synchronized void plan(UUID id, String capabilityStatus) {
    ArrayNode plans = live.get(id).putArray("assignedPlans");
    plans.addObject().put("servicePlanId", "no guid").put("capabilityStatus", "Enabled");
    plans
        .addObject()
        .put("servicePlanId", SALES_PLAN.toString())
        .put("capabilityStatus", capabilityStatus);
    userLog.add(id);
  }

  public synchronized void unlicense(UUID id) {
    live.get(id).putArray("assignedPlans");
    userLog.add(id);
  }

  public synchronized void block(UUID id, boolean blocked) {
    live.get(id).put("accountEnabled", !blocked);
    userLog.add(id);
  }

  public synchronized void softDelete(UUID id) {
    recycled.put(id, live.remove(id));
    userLog.add(id);
  }

  public synchronized void restore(UUID id) {
    live.put(id, recycled.remove(id));
    userLog.add(id);
  }

  public synchronized void purge(UUID id) {
    live.remove(id);
    recycled.remove(id);
    userLog.add(id);
  }

  public synchronized void grant(UUID id, UUID template) {
    roles.get(role(template)).add(id);
    roleLog.add(new Membership(role(template), id));
  }

  public synchronized void revoke(UUID id, UUID template) {
    roles.get(role(template)).remove(id);
    roleLog.add(new Membership(role(template), id));
  }

  // Groups.

  public synchronized UUID group() {
    return group(UUID.randomUUID());
  }

  public synchronized UUID group(UUID id) {
    groups.put(id, new LinkedHashSet<>());
    groupLog.add(new Membership(id, id));
    return id;
  }

  /** Puts a person, or a group, into a group. */
  public synchronized void join(UUID member, UUID group) {
    groups.get(group).add(member);
    groupLog.add(new Membership(group, member));
  }

  public synchronized void leave(UUID member, UUID group) {
    groups.get(group).remove(member);
    groupLog.add(new Membership(group, member));
  }

  public synchronized void deleteGroup(UUID group) {
    groups.forEach(
        (around, members) -> {
          if (members.remove(group)) {
            groupLog.add(new Membership(around, group));
          }
        });
    groups.remove(group);
    groupLog.add(new Membership(group, group));
  }

  public synchronized void failGroups(Fault... faults) {
    Stream.of(faults).map(Optional::of).forEach(groupFaults::add);
  }

  /** The first of these pages arrive. */
  public synchronized void failGroupsAfter(int pages, Fault fault) {
    Stream.generate(Optional::<Fault>empty).limit(pages).forEach(groupFaults::add);
    groupFaults.add(Optional.of(fault));
  }

  public synchronized void beforeGroupPage(Runnable action) {
    beforeGroupAnswers.add(action);
  }

  private List<ObjectNode> groupEntries(boolean enumerating, int from, int to) {
    Map<UUID, Set<UUID>> told = new LinkedHashMap<>();
    if (enumerating && !showsNothing) {
      groups.forEach((group, members) -> told.put(group, new LinkedHashSet<>(members)));
      told.keySet().removeAll(hidden);
      told.values().forEach(members -> members.removeAll(hidden));
    }
    if (!enumerating) {
      for (Membership change : groupLog.subList(from, to)) {
        told.computeIfAbsent(change.role(), group -> new LinkedHashSet<>()).add(change.member());
      }
    }
    return told.entrySet().stream()
        .map(entry -> groupEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  private ObjectNode groupEntry(UUID group, Set<UUID> members) {
    ObjectNode entry = JSON.objectNode().put("id", group.toString());
    if (!groups.containsKey(group)) {
      entry.putObject("@removed").put("reason", "deleted");
      return entry;
    }
    entry.put("displayName", "a group").put("securityEnabled", true);
    for (UUID member : members) {
      if (!member.equals(group) || groups.get(group).contains(group)) {
        ObjectNode one = entry.withArray("members@delta").addObject();
        String type = groups.containsKey(member) ? "group" : "user";
        one.put("@odata.type", "#microsoft.graph." + type).put("id", member.toString());
        if (!groups.get(group).contains(member)) {
          one.putObject("@removed").put("reason", "deleted");
        }
      }
    }
    return entry;
  }

  /** Changes whatever is said of somebody. */
  public synchronized void edit(UUID id, Consumer<ObjectNode> change) {
    change.accept(live.get(id));
    userLog.add(id);
  }

  /** Direct members of every group. */
  public synchronized Map<UUID, Set<UUID>> groups() {
    Map<UUID, Set<UUID>> copy = new TreeMap<>();
    groups.forEach((group, members) -> copy.put(group, new LinkedHashSet<>(members)));
    return copy;
  }

  public synchronized boolean has(UUID id) {
    return live.containsKey(id);
  }

  /** Who is asked first about anything but the feeds; null leaves it to this directory. */
  public synchronized void ask(UnaryOperator<String> first) {
    askedFirst = first;
  }

  // How it misbehaves.

  public synchronized void pagesOf(int entries) {
    pageSize = entries;
  }

  /** What the newest write was answered with as {@code x-sync-token}. */
  public synchronized String syncToken() {
    return log + "." + changes;
  }

  /** What the next write will be answered with. */
  public synchronized String nextSyncToken() {
    return log + "." + (changes + 1);
  }

  /** Says who changed a property of somebody, as for those who ask for causes. */
  public synchronized void cause(UUID id, String change, String property, String actor) {
    ObjectNode user = live.getOrDefault(id, recycled.get(id));
    ObjectNode note = note(change, actor);
    note.putArray("properties").add(property);
    user.withArray("@tenantsync.causes").add(note);
  }

  /** The same, made by a request that was traced. */
  public synchronized void cause(UUID id, String property, String actor, TraceParent traced) {
    ObjectNode note = note("updated", actor).put("traceParent", traced.text());
    note.putArray("properties").add(property);
    live.get(id).withArray("@tenantsync.causes").add(note);
  }

  /** As W3C writes it, or anything else. */
  public record TraceParent(String text) {}

  /** Likewise who gave somebody a role or took it. */
  public synchronized void roleCause(UUID id, UUID template, String change, String actor) {
    roleCauses.put(new Membership(role(template), id), note(change, actor));
  }

  private ObjectNode note(String change, String actor) {
    return JSON.objectNode()
        .put("change", change)
        .put("at", Instant.now().toString())
        .put("actor", actor)
        .put("correlationId", "request of " + actor)
        .put("position", syncToken());
  }

  /** Every token given out so far has expired. */
  public synchronized void forgetTokens() {
    epoch++;
  }

  /** Enumerations leave these out. */
  public synchronized void hide(List<UUID> ids) {
    hidden.addAll(ids);
  }

  /** Enumerations are empty. */
  public synchronized void showNothing(boolean nothing) {
    showsNothing = nothing;
  }

  /** Every page says everything twice, the first time with an old value. */
  public synchronized void repeat() {
    repeating = true;
  }

  public synchronized void shuffle(long seed) {
    shuffling = seed;
  }

  public synchronized void failUsers(Fault... faults) {
    userFaults.addAll(List.of(faults));
  }

  public synchronized void failRoles(Fault... faults) {
    roleFaults.addAll(List.of(faults));
  }

  public synchronized void behave() {
    userFaults.clear();
    roleFaults.clear();
    groupFaults.clear();
  }

  public synchronized void beforeUserPage(Runnable action) {
    beforeUserAnswers.add(action);
  }

  /** The tokens given so far are no good any more. */
  public synchronized void withdrawTokens() {
    tokens++;
  }

  /** No token is given, as if the secret were wrong. */
  public synchronized void giveNoToken(boolean none) {
    givesNoToken = none;
  }

  /** Whatever token comes, it is refused. */
  public synchronized void takeNoToken(boolean none) {
    takesNoToken = none;
  }

  /** How many tokens were given. */
  public synchronized int tokensGiven() {
    return given;
  }

  /** What was asked of Graph; requests for tokens are not among it. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  public static UUID role(UUID template) {
    return new UUID(template.getMostSignificantBits(), 7);
  }

  // How it answers.

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/oauth2/v2.0/token")) {
      giveToken(exchange);
      return;
    }
    if (!bearsToken(exchange)) {
      send(exchange, 401, Fault.error("InvalidAuthenticationToken"), Map.of());
      return;
    }
    if (path.startsWith("/v1.0/subscriptions")) {
      subscriptions.answer(exchange);
      return;
    }
    String query = exchange.getRequestURI().getRawQuery();
    boolean users = path.equals("/v1.0/users/delta");
    boolean roleFeed = path.equals("/v1.0/directoryRoles/delta");
    boolean groupFeed = path.equals("/v1.0/groups/delta");
    Runnable before;
    Fault fault;
    synchronized (this) {
      requests.add(exchange.getRequestURI().toString());
      before = users ? beforeUserAnswers.poll() : groupFeed ? beforeGroupAnswers.poll() : null;
      fault = users ? userFaults.poll() : roleFeed ? roleFaults.poll() : null;
      if (groupFeed && !groupFaults.isEmpty()) {
        fault = groupFaults.poll().orElse(null);
      }
    }
    if (before != null) {
      before.run();
    }
    if (fault != null) {
      fail(exchange, fault);
      return;
    }
    synchronized (this) {
      String first = askedFirst.apply(exchange.getRequestURI().toString());
      if (users || roleFeed || groupFeed) {
        delta(exchange, path, query);
      } else if (first != null) {
        send(exchange, first.startsWith("{\"error\"") ? 503 : 200, first, Map.of());
      } else {
        single(exchange, path);
      }
    }
  }

  private synchronized void giveToken(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean asked =
        form.contains("grant_type=client_credentials")
            && form.contains("scope=https%3A%2F%2Fgraph.microsoft.com%2F.default")
            && form.contains("client_id=" + CLIENT_ID)
            && form.contains("client_secret=" + CLIENT_SECRET);
    if (givesNoToken || !asked) {
      send(
          exchange,
          401,
          "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
              + " secret provided.\\r\\nTrace ID: 1\"}",
          Map.of());
      return;
    }
    tokens++;
    given++;
    send(
        exchange,
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"pull-"
            + System.identityHashCode(this)
            + "-"
            + tokens
            + "\"}",
        Map.of());
  }

  private synchronized boolean bearsToken(HttpExchange exchange) {
    String good = "Bearer pull-" + System.identityHashCode(this) + "-" + tokens;
    return !takesNoToken && good.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void delta(HttpExchange exchange, String path, String query) throws IOException {
    String feed = path.split("/", -1)[2];
    String token = query == null ? null : value(query, "token");
    String[] parts = token == null ? new String[0] : token.split("\\.", -1);
    if (token != null && Integer.parseInt(parts[1]) != epoch) {
      send(exchange, 410, Fault.error("syncStateNotFound"), Map.of("Location", origin() + path));
      return;
    }
    int log =
        switch (feed) {
          case "users" -> userLog.size();
          case "groups" -> groupLog.size();
          default -> roleLog.size();
        };
    boolean enumerating = token == null || parts[0].equals("e");
    int from = token == null ? log : Integer.parseInt(parts[2]);
    int to = enumerating ? from : parts[0].equals("d") ? log : Integer.parseInt(parts[3]);
    int offset = token == null || parts[0].equals("d") ? 0 : Integer.parseInt(parts[4]);
    List<ObjectNode> all =
        switch (feed) {
          case "users" -> userEntries(enumerating, from, to);
          case "groups" -> groupEntries(enumerating, from, to);
          default -> roleEntries(enumerating, from, to);
        };
    List<ObjectNode> entries =
        all.subList(Math.min(offset, all.size()), Math.min(all.size(), offset + pageSize));
    boolean last = offset + pageSize >= all.size();
    ObjectNode page = JSON.objectNode();
    page.put("@odata.context", "whatever");
    ArrayNode value = page.putArray("value");
    if (repeating) {
      entries.forEach(entry -> value.add(old(entry)));
    }
    entries.forEach(value::add);
    String base = origin() + path + "?%24token=x%2Fy&token=";
    if (last) {
      page.put("@odata.deltaLink", base + "d." + epoch + "." + to);
    } else {
      String kind = enumerating ? "e" : "f";
      page.put(
          "@odata.nextLink",
          base + kind + "." + epoch + "." + from + "." + to + "." + (offset + pageSize));
    }
    String position =
        switch (feed) {
          case "users" -> userLog.position(to);
          case "groups" -> groupLog.position(to);
          default -> roleLog.position(to);
        };
    send(exchange, 200, page.toString(), last ? Map.of("x-sync-position", position) : Map.of());
  }

  private static ObjectNode old(ObjectNode entry) {
    ObjectNode old = entry.deepCopy();
    if (old.has("displayName")) {
      old.put("givenName", "Formerly").put("accountEnabled", false);
    }
    return old;
  }

  private List<ObjectNode> userEntries(boolean enumerating, int from, int to) {
    if (enumerating && showsNothing) {
      return List.of();
    }
    List<UUID> ids = new ArrayList<>();
    if (enumerating) {
      live.keySet().stream().filter(id -> !hidden.contains(id)).forEach(ids::add);
    } else {
      ids.addAll(new LinkedHashSet<>(userLog.subList(from, to)));
      if (shuffling != null) {
        // The same order for every page of a round, or somebody would fall between two pages.
        Collections.shuffle(ids, new Random(shuffling + 31L * from + to));
      }
    }
    return ids.stream().map(this::userEntry).toList();
  }

  private ObjectNode userEntry(UUID id) {
    if (live.containsKey(id)) {
      return live.get(id).deepCopy();
    }
    ObjectNode removed = JSON.objectNode().put("id", id.toString());
    if (recycled.containsKey(id) && recycled.get(id).has("@tenantsync.causes")) {
      removed.set("@tenantsync.causes", recycled.get(id).get("@tenantsync.causes"));
    }
    removed.putObject("@removed").put("reason", recycled.containsKey(id) ? "changed" : "deleted");
    return removed;
  }

  private List<ObjectNode> roleEntries(boolean enumerating, int from, int to) {
    if (enumerating) {
      return showsNothing
          ? List.of()
          : roles.keySet().stream().map(role -> roleEntry(role, roles.get(role))).toList();
    }
    Map<UUID, Set<UUID>> changed = new LinkedHashMap<>();
    for (Membership change : roleLog.subList(from, to)) {
      changed.computeIfAbsent(change.role(), role -> new LinkedHashSet<>()).add(change.member());
    }
    return changed.entrySet().stream()
        .map(entry -> roleEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  private ObjectNode roleEntry(UUID role, Set<UUID> members) {
    ObjectNode entry = roleHead(role);
    if (!members.isEmpty()) {
      ArrayNode delta = entry.putArray("members@delta");
      for (UUID member : members) {
        ObjectNode one = delta.addObject();
        one.put("@odata.type", "#microsoft.graph.user").put("id", member.toString());
        ObjectNode cause = roleCauses.get(new Membership(role, member));
        if (cause != null) {
          one.putArray("@tenantsync.causes").add(cause);
        }
        if (!roles.get(role).contains(member)) {
          one.putObject("@removed").put("reason", "deleted");
        }
      }
    }
    return entry;
  }

  private static ObjectNode roleHead(UUID role) {
    UUID template =
        role.equals(role(GLOBAL_ADMINISTRATOR)) ? GLOBAL_ADMINISTRATOR : DYNAMICS_ADMINISTRATOR;
    return JSON.objectNode()
        .put("id", role.toString())
        .put("displayName", "a role")
        .put("roleTemplateId", template.toString());
  }

  private void single(HttpExchange exchange, String path) throws IOException {
    String[] parts = path.split("/", -1);
    UUID id = UUID.fromString(parts[parts[2].equals("directory") ? 4 : 3]);
    ObjectNode found = parts[2].equals("directory") ? recycled.get(id) : live.get(id);
    if (parts[2].equals("directoryRoles")) {
      found = roles.containsKey(id) ? roleHead(id) : null;
    }
    if (parts[2].equals("groups")) {
      found = groups.containsKey(id) ? groupEntry(id, Set.of()) : null;
    }
    if (found == null) {
      send(exchange, 404, Fault.error("Request_ResourceNotFound"), Map.of());
    } else if (path.endsWith("/memberOf")) {
      send(exchange, 200, memberships(id).toString(), Map.of());
    } else {
      send(exchange, 200, found.toString(), Map.of());
    }
  }

  private ObjectNode memberships(UUID id) {
    ObjectNode page = JSON.objectNode();
    ArrayNode value = page.putArray("value");
    value
        .addObject()
        .put("@odata.type", "#microsoft.graph.group")
        .put("id", UUID.randomUUID().toString());
    groups.forEach(
        (group, members) -> {
          if (members.contains(id)) {
            ObjectNode entry = value.addObject();
            entry.put("@odata.type", "#microsoft.graph.group").put("id", group.toString());
          }
        });
    roles.forEach(
        (role, members) -> {
          if (members.contains(id)) {
            ObjectNode entry = value.addObject();
            entry.put("@odata.type", "#microsoft.graph.directoryRole").put("id", role.toString());
          }
        });
    return page;
  }

  private void fail(HttpExchange exchange, Fault fault) throws IOException {
    if (!fault.cut()) {
      send(exchange, fault.status(), fault.body(), fault.headers());
      return;
    }
    byte[] half = "{\"value\":[{\"id\":\"".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, half.length * 2L);
    exchange.getResponseBody().write(half);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static void send(
      HttpExchange exchange, int status, String body, Map<String, String> headers)
      throws IOException {
    byte[] bytes = escaped(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Halves of characters survive only as escapes. */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    for (int index = 0; index < json.length(); index++) {
      char letter = json.charAt(index);
      if (letter < 128) {
        escaped.append(letter);
      } else {
        escaped.append(String.format("\\u%04x", (int) letter));
      }
    }
    return escaped.toString();
  }

  private static String value(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
