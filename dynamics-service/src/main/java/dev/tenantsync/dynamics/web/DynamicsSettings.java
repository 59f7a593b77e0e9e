package dev.tenantsync.dynamics.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be set, under {@code dynamics.}, with its defaults. */
@ConfigMapping(prefix = "dynamics")
public interface DynamicsSettings {

  Directory directory();

  Sync sync();

  Notifications notifications();

  Reads reads();

  Licensing licensing();

  Users users();

  Brake brake();

  Verify verify();

  Batch batch();

  Identity identity();

  WebApi webApi();

  Database database();

  /** Its own database. */
  interface Database {

    /**
     * The longest that a statement waits for a lock. Read by the connection pool, in PostgreSQL's
     * units (ms, s, min).
     */
    @WithDefault("15s")
    String lockTimeout();

    /**
     * A name for the last restore of this database, such as its time. Each new one has every client
     * that tracks changes begin again; it is kept, and need not be told a second time.
     */
    Optional<String> restored();
  }

  /** The directory this environment follows. */
  interface Directory {

    /** Its origin; {@code /v1.0} is added. Links to any other origin are refused. */
    @WithDefault("http://127.0.0.1:8365")
    URI url();

    /**
     * PEM file of the authority that signed the directory's certificate; those that Java knows
     * where absent. It becomes the trust store of {@code quarkus.tls.directory}.
     */
    Optional<Path> ca();

    /** Entries asked for per page of a feed; a wish, the directory may send fewer or more. */
    @WithDefault("1000")
    int pageSize();

    @WithDefault("5s")
    Duration connectTimeout();

    @WithDefault("30s")
    Duration readTimeout();
  }

  /** Pulling and reconciling. */
  interface Sync {

    /** Off: this process never pulls, it only serves. */
    @WithDefault("true")
    boolean enabled();

    /** Between two pulls on the timer. */
    @WithDefault("5s")
    Duration interval();

    /** How long a puller that shows no life keeps its place. */
    @WithDefault("3s")
    Duration lease();

    /** Accounts decided in one transaction. */
    @WithDefault("1000")
    int batchSize();

    /** First pause after a failure; doubled with each further one up to {@link #maxBackOff()}. */
    @WithDefault("1s")
    Duration backOff();

    @WithDefault("5m")
    Duration maxBackOff();

    /** How long a request to {@code /sync} waits for its run before it answers 202. */
    @WithDefault("30s")
    Duration answerWithin();

    /** A feed that was not read to its end for so long is called stale. */
    @WithDefault("1m")
    Duration staleAfter();

    /** Runs kept for {@code GET /sync}. */
    @WithDefault("200")
    int keptRuns();
  }

  /** Being told of changes by the directory; the timer of {@link Sync} stays as the floor. */
  interface Notifications {

    /** Off: changes are found on the timer alone. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Where the directory reaches this service, up to and with {@code /notifications}. Absent:
     * plain http on this machine, if the directory is on it.
     */
    Optional<URI> url();

    /** How long a subscription is asked for; it is renewed when half of that is left. */
    @WithDefault("1d")
    Duration validity();

    /** Between two looks at what the directory has. */
    @WithDefault("1m")
    Duration check();
  }

  /** Reads that wait for the directory's changes. */
  interface Reads {

    /** How long a read with {@code Prefer: wait-for} waits where it sets no limit itself. */
    @WithDefault("10s")
    @WithName("wait")
    Duration usualWait();

    /** The longest limit it may set; what is more is cut. */
    @WithDefault("60s")
    Duration longestWait();
  }

  /** What counts as a Dynamics licence. */
  interface Licensing {

    /**
     * Service plans that license a user here. The default is the plans of Microsoft's Dynamics 365
     * products, without the Dataverse plans that come free with Office.
     */
    @WithDefault(
        "2da8e897-7791-486b-b08f-cc63c8129df7," // DYN365_ENTERPRISE_SALES
            + "99340b49-fb81-4b1e-976b-8f2ae8e9394f," // DYN365_ENTERPRISE_CUSTOMER_SERVICE
            + "d56f3deb-50d8-465a-bedb-f079817ccac1," // DYN365_ENTERPRISE_P1
            + "88d83950-ff78-4e85-aa66-abfc787f8090," // DYN365_SALES_PRO
            + "6929f657-b31b-4947-b4ce-5066c3214f54," // DYN365_CUSTOMER_SERVICE_PRO
            + "4092fdb5-8d81-41d3-be76-aaba4074530b," // DYN365_TEAM_MEMBERS
            + "6a54b05e-4fab-40e7-9828-428db3b336fa," // DYN365_ENTERPRISE_TEAM_MEMBERS
            + "f9646fb2-e3b2-4309-95de-dc4833737456," // CRMSTANDARD
            + "bf36ca64-95c6-4918-9275-eb9f4ce2c04f") // CRMPLAN2
    Set<UUID> servicePlans();
  }

  /** The rules about users of this environment; what is set at run time goes before them. */
  interface Users {

    /** Enabled Non-interactive users at most; lowering it disables nobody. */
    @WithDefault("5")
    int nonInteractiveLimit();

    /** Whether System Administrator, given with a directory role, stays when that role goes. */
    @WithDefault("false")
    boolean keepSystemAdministrator();

    /** Whether roles may be given to a disabled user in advance. */
    @WithDefault("true")
    boolean rolesForDisabledUsers();

    /** Whether a user who moves to another business unit keeps its roles. */
    @WithDefault("false")
    boolean keepRolesOnUnitChange();

    /** The directory group whose members may have access; everybody may where absent. */
    Optional<UUID> securityGroup();
  }

  /** How many users the sync may disable in a short time before it holds them for somebody. */
  interface Brake {

    /** The time over which disables are counted. */
    @WithDefault("60s")
    Duration window();

    /** Without a licence, outside the security group, or absent and not said to be. */
    Loss loss();

    /** Sign-in blocked or deleted, as the directory states it. */
    Stated stated();

    /** Limit for losses. */
    interface Loss {

      /** So many are never too many. */
      @WithDefault("10")
      int atLeast();

      /** Of the people enabled when the window began. */
      @WithDefault("5")
      int percent();
    }

    /** Limit for what is stated. */
    interface Stated {

      /** So many are never too many. */
      @WithDefault("100")
      int atLeast();

      /** Of the people enabled when the window began. */
      @WithDefault("20")
      int percent();
    }
  }

  /** Looking for edits made behind the service's back. */
  interface Verify {

    /** Between two passes; zero: only when asked. */
    @WithDefault("5m")
    Duration interval();

    /** Rows compared in one step, between which pulling goes on. */
    @WithDefault("5000")
    int step();

    /** Findings kept for {@code GET /sync/drift}. */
    @WithDefault("10000")
    int keptFindings();
  }

  /** Answers of the Web API. */
  interface WebApi {

    /** How long a client that tracks changes may stay away before it must begin afresh. */
    @WithDefault("7d")
    Duration deltaLifetime();
  }

  /** Many requests in one, {@code $batch}. */
  interface Batch {

    /** Requests in one batch at most, those in change sets counted. */
    @WithDefault("1000")
    int maxRequests();

    /**
     * How long one change set may take, and how long it waits for others before it. Nobody is
     * decided meanwhile.
     */
    @WithDefault("30s")
    Duration changeSetTimeout();
  }

  /** Who may call, and how this service calls the directory. */
  interface Identity {

    /** The tenant whose tokens count, as in their claim {@code tid}. */
    String tenant();

    /**
     * Claims that must hold this very {@link #tenant()}; empty for an issuer that names none, whose
     * tenant is its issuer.
     */
    @WithDefault("tid")
    Optional<String> tenantClaim();

    /** The {@code iss} of every token, to the letter. */
    String issuer();

    /** Values of {@code aud} that mean this service. */
    List<String> audiences();

    /** Where the issuer publishes its keys. */
    URI jwksUrl();

    /** Where this service gets its own token. */
    URI tokenUrl();

    /** The least time between two readings of the issuer's keys for tokens with an unknown key. */
    Duration keyRefresh();

    /** The claim that holds a person's object id. No other claim is ever looked at instead. */
    @WithDefault("oid")
    String idClaim();

    /** The claim that names a program's registration. */
    @WithDefault("azp")
    String applicationClaim();

    /** This service's own registration in the directory; without it nothing can be pulled. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    /** The program that is made an application user with System Administrator at start. */
    Optional<UUID> administratorApplicationId();
  }
}
