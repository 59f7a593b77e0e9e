package dev.tenantsync.office365.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the directory issues tokens. */
@ConfigMapping(prefix = "directory.identity")
interface IdentitySettings {

  /**
   * The one issuer that every token names, whatever address it was asked for at; {@code {tenantId}}
   * in it stands for the tenant's id.
   */
  @WithDefault("http://127.0.0.1:${quarkus.http.port}/{tenantId}/v2.0")
  String issuer();

  /** How long a token is good. Entra ID gives tokens about an hour, and clients expect that. */
  @WithDefault("3599s")
  Duration tokenLifetime();

  /**
   * This service's own addresses, {@code scheme://host:port}: audiences of its tokens, and origins
   * that the discovery document answers with.
   */
  @WithDefault(
      "http://127.0.0.1:${quarkus.http.port},http://localhost:${quarkus.http.port},"
          + "https://127.0.0.1:${quarkus.http.ssl-port:8465},"
          + "https://localhost:${quarkus.http.ssl-port:8465}")
  List<String> addresses();

  /** The addresses of the Dynamics environments that tokens are issued for. */
  @WithDefault(
      "http://127.0.0.1:8366,http://localhost:8366,https://127.0.0.1:8466,https://localhost:8466")
  List<String> dynamicsAddresses();

  /** The keys that sign tokens. */
  SigningKey signingKey();

  /** See {@link IdentitySettings#signingKey}. */
  interface SigningKey {

    /** How long one key signs before the next does. */
    @WithDefault("P30D")
    Duration rotation();

    /** How long a key is published before it signs, so that every cache knows it by then. */
    @WithDefault("P1D")
    Duration publishedBefore();

    /** How often to see whether a key is due. */
    @WithDefault("PT10M")
    Duration checkEvery();
  }

  /** How the guessing of passwords is slowed down. */
  Throttle throttle();

  /** See {@link IdentitySettings#throttle}. */
  interface Throttle {

    /** From this failure on, an account name has to wait. */
    @WithDefault("10")
    int perAccount();

    /** From this failure on, an address has to wait; offices share one. */
    @WithDefault("100")
    int perAddress();

    /** The first wait; each further failure doubles it. */
    @WithDefault("PT5S")
    Duration firstWait();

    /** What a wait never exceeds. */
    @WithDefault("PT15M")
    Duration longestWait();

    /** After so long without a failure the count begins anew. */
    @WithDefault("PT1H")
    Duration forgetAfter();
  }

  /** Where generated secrets are kept; {@code credentials} beside the embedded server's data. */
  Optional<Path> credentialsDir();

  /** The registration of the administrator's scripts; it holds every permission. */
  Registration administrator();

  /** The registration with which Dynamics pulls. */
  Registration dynamics();

  /** A registration that every start makes sure of. */
  interface Registration {

    /** Its client id; generated when absent. */
    Optional<UUID> clientId();

    /** Its secret, 16 characters or more; generated into a file when absent. */
    Optional<String> clientSecret();
  }
}
