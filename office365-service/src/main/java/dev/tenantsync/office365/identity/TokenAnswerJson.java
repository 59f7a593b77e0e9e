package dev.tenantsync.office365.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint answers.
 *
 * @param scope what a person's token is good for; null for programs
 * @param expiresIn seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenAnswerJson(
    @JsonProperty("token_type") String tokenType,
    @Nullable String scope,
    @JsonProperty("expires_in") long expiresIn,
    @JsonProperty("ext_expires_in") long extExpiresIn,
    @JsonProperty("access_token") String accessToken) {

  static TokenAnswerJson of(String token, @Nullable String scope, Duration lifetime) {
    return new TokenAnswerJson("Bearer", scope, lifetime.toSeconds(), lifetime.toSeconds(), token);
  }

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "TokenAnswerJson";
  }
}
