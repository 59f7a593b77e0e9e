package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** This service's own token for the directory (client credentials), renewed before it expires. */
@ApplicationScoped
class DirectoryToken {

  private final OidcClient client;
  private final boolean registered;
  private final Duration patience;
  private final ObjectMapper json;
  private @Nullable Tokens tokens;

  DirectoryToken(OidcClient client, DynamicsSettings settings, ObjectMapper json) {
    this.client = client;
    this.registered =
        settings.identity().clientId().isPresent()
            && settings.identity().clientSecret().isPresent();
    this.patience = settings.directory().readTimeout();
    this.json = json;
  }

  /**
   * A token that has not expired.
   *
   * @throws DirectoryException if none is given, saying why
   */
  synchronized String current() {
    Tokens known = tokens;
    if (known == null
        || known.isAccessTokenExpired()
        || known.isAccessTokenWithinRefreshInterval()) {
      known = fetched();
      tokens = known;
    }
    return known.getAccessToken();
  }

  /**
   * Another token than one that the directory refused.
   *
   * @throws DirectoryException if none is given, saying why
   */
  synchronized String insteadOf(String refused) {
    Tokens known = tokens;
    if (known != null && refused.equals(known.getAccessToken())) {
      tokens = null;
    }
    return current();
  }

  private Tokens fetched() {
    if (!registered) {
      throw new DirectoryException(
          "No token for the directory: dynamics.identity.client-id and client-secret are not set");
    }
    try {
      Tokens given =
          client
              .getTokens()
              // A connection kept open may have been closed by the other side meanwhile.
              .onFailure(failure -> !answered(failure))
              .retry()
              .atMost(1)
              .await()
              .atMost(patience);
      Objects.requireNonNull(given.getAccessToken(), "an answer without a token");
      return given;
    } catch (RuntimeException failure) {
      throw new DirectoryException("No token for the directory: " + cause(failure), failure);
    }
  }

  /** Whether the issuer said no, and did not merely fail to answer. */
  private static boolean answered(Throwable failure) {
    return failure instanceof OidcClientException
        && String.valueOf(failure.getMessage()).startsWith("{");
  }

  /** The first line of an OAuth error's description, which names the cause and no secret. */
  private String cause(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    try {
      JsonNode answer = json.readTree(message);
      return answer.path("error_description").asText(message).lines().findFirst().orElse(message);
    } catch (JsonProcessingException other) {
      return message;
    }
  }
}
