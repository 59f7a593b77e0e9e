package dev.tenantsync.office365.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Annotations;
import dev.tenantsync.office365.subscription.Subscription.Endpoints;
import dev.tenantsync.office365.subscription.Subscription.Order;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads request bodies about subscriptions, or refuses them in Graph's words. */
@ApplicationScoped
class SubscriptionOrders {

  /** Graph: users and groups, under 29 days. */
  static final long MOST_MINUTES = 41_760;

  private static final int LONGEST_STATE = 128;
  private static final String EXPIRATION = "expirationDateTime";
  private static final String URL = "notificationUrl";
  private static final String LIFECYCLE_URL = "lifecycleNotificationUrl";
  private static final String TLS = "latestSupportedTlsVersion";

  /** In the order in which a missing one is complained about. */
  private static final List<String> REQUIRED = List.of("changeType", URL, "resource", EXPIRATION);

  private static final Set<String> OPTIONAL =
      Set.of(LIFECYCLE_URL, "clientState", TLS, "includeResourceData");

  /** Ours to say, or about notices that carry data, which these do not. */
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "id",
          "applicationId",
          "creatorId",
          "notificationContentType",
          "notificationQueryOptions",
          "notificationUrlAppId",
          "encryptionCertificate",
          "encryptionCertificateId");

  private static final Set<String> TLS_VERSIONS = Set.of("v1_0", "v1_1", "v1_2", "v1_3");

  private final Clock clock;

  SubscriptionOrders(Clock clock) {
    this.clock = clock;
  }

  /** A new subscription's properties. Nulls count as absent. */
  Order ofNew(@Nullable ObjectNode body) {
    ObjectNode given = present(body);
    for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
      requireOffered(names.next());
    }
    for (String name : REQUIRED) {
      if (!given.has(name)) {
        throw SubscriptionRefusals.required(name);
      }
    }
    requireNoData(given.path("includeResourceData"));
    Set<ChangeType> types = types(text(given, "changeType"));
    Endpoints endpoints =
        new Endpoints(
            url(given, URL),
            given.has(LIFECYCLE_URL) ? Optional.of(url(given, LIFECYCLE_URL)) : Optional.empty(),
            clientState(given));
    String resource = text(given, "resource");
    Watched watched =
        Watched.parse(resource)
            .orElseThrow(() -> SubscriptionRefusals.invalid("resource", resource));
    return new Order(resource, watched, types, endpoints, tlsVersion(given), expiration(given));
  }

  /** The new expiry of a subscription; nothing else can be changed. */
  Instant ofRenewal(@Nullable ObjectNode body) {
    ObjectNode given = present(body);
    for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals(EXPIRATION)) {
        requireOffered(name);
        throw SubscriptionRefusals.fixed(name);
      }
    }
    if (!given.has(EXPIRATION)) {
      throw SubscriptionRefusals.required(EXPIRATION);
    }
    return expiration(given);
  }

  /** The body without annotations and nulls. */
  private static ObjectNode present(@Nullable ObjectNode body) {
    if (body == null) {
      throw GraphException.badRequest("Empty Payload. JSON content expected.");
    }
    ObjectNode given = body.deepCopy();
    given
        .properties()
        .removeIf(entry -> Annotations.is(entry.getKey()) || entry.getValue().isNull());
    return given;
  }

  private static void requireOffered(String name) {
    if (NOT_OFFERED.contains(name)) {
      throw SubscriptionRefusals.unfit(name, "cannot be set");
    }
    if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
      throw SubscriptionRefusals.unknown(name);
    }
  }

  private static void requireNoData(JsonNode included) {
    boolean none = included.isMissingNode() || (included.isBoolean() && !included.booleanValue());
    if (!none) {
      throw SubscriptionRefusals.unfit(
          "includeResourceData", "must be false: notices do not carry data");
    }
  }

  private static String text(ObjectNode body, String name) {
    JsonNode value = body.path(name);
    boolean fit =
        value.isTextual()
            && value.textValue().codePoints().noneMatch(SubscriptionOrders::isUnstorable);
    if (!fit) {
      throw SubscriptionRefusals.unfit(name, "is not a text without control characters");
    }
    return value.textValue();
  }

  /** Half a surrogate pair is no text, and PostgreSQL knows no NUL. */
  private static boolean isUnstorable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  /** {@code created} is not among them: Graph sends it to nobody, creations are updates (N3). */
  private static Set<ChangeType> types(String list) {
    Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
    for (String name : list.split(",", -1)) {
      types.add(
          ChangeType.named(name.strip())
              .orElseThrow(() -> SubscriptionRefusals.invalid("changeType", name.strip())));
    }
    return types;
  }

  private static String url(ObjectNode body, String name) {
    String url = text(body, name);
    Target.fault(url)
        .ifPresent(
            fault -> {
              throw SubscriptionRefusals.unfit(name, fault.clause());
            });
    return url;
  }

  private static Optional<ClientState> clientState(ObjectNode body) {
    if (!body.has("clientState")) {
      return Optional.empty();
    }
    String state = text(body, "clientState");
    if (state.codePointCount(0, state.length()) > LONGEST_STATE) {
      throw SubscriptionRefusals.unfit(
          "clientState", "is longer than " + LONGEST_STATE + " characters");
    }
    return Optional.of(new ClientState(state));
  }

  private static @Nullable String tlsVersion(ObjectNode body) {
    if (!body.has(TLS)) {
      return null;
    }
    String version = text(body, TLS);
    if (!TLS_VERSIONS.contains(version)) {
      throw SubscriptionRefusals.invalid(TLS, version);
    }
    return version;
  }

  /** To the microsecond, the finest that the database keeps. */
  private Instant expiration(ObjectNode body) {
    Instant now = clock.instant();
    String text = text(body, EXPIRATION);
    Instant expiration;
    try {
      expiration = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException malformed) {
      throw SubscriptionRefusals.invalid(EXPIRATION, text);
    }
    if (!expiration.isAfter(now)) {
      throw SubscriptionRefusals.past();
    }
    // Whole minutes: a client's clock may be a few seconds ahead.
    if (Duration.between(now, expiration).toMinutes() > MOST_MINUTES) {
      throw SubscriptionRefusals.tooLong(MOST_MINUTES);
    }
    return expiration;
  }
}
