package dev.tenantsync.office365.identity;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a token request. What is not asked for is ignored: clients send much about
 * themselves.
 */
final class TokenForm {

  private static final int MAX_PARAMETERS = 100;
  private static final String BASIC = "Basic ";

  private final Map<String, List<String>> parameters;

  private TokenForm(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the body, whatever its content type says of a charset: percent-encoding is UTF-8.
   *
   * @param authorization the header; Basic credentials count as client id and secret
   */
  static TokenForm read(String body, @Nullable String authorization) {
    try {
      Map<String, List<String>> parameters =
          new HashMap<>(
              new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true)
                  .parameters());
      if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
        addBasic(parameters, authorization.substring(BASIC.length()).strip());
      }
      return new TokenForm(parameters);
    } catch (IllegalArgumentException malformed) {
      throw Aadsts.MALFORMED.with("the request cannot be read");
    }
  }

  /** RFC 6749, 2.3.1: both halves are form-encoded; one way of authenticating per request. */
  private static void addBasic(Map<String, List<String>> parameters, String credentials) {
    String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no colon");
    }
    String id = URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8);
    String secret = URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8);
    List<String> named = parameters.getOrDefault("client_id", List.of(id));
    if (!named.equals(List.of(id)) || parameters.containsKey("client_secret")) {
      throw Aadsts.MALFORMED.with("the client authenticates in more than one way");
    }
    parameters.put("client_id", List.of(id));
    parameters.put("client_secret", List.of(secret));
  }

  /** A parameter; an empty one counts as missing (RFC 6749, 3.2). */
  Optional<String> find(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Aadsts.MALFORMED.with("the parameter '" + name + "' is there more than once");
    }
    return values.stream().filter(value -> !value.isEmpty()).findFirst();
  }

  String require(String name) {
    return find(name).orElseThrow(() -> Aadsts.MISSING_PARAMETER.with(name));
  }

  /** Names the parameters only: there are secrets among the values. */
  @Override
  public String toString() {
    return "TokenForm" + parameters.keySet();
  }
}
