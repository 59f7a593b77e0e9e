package dev.tenantsync.office365.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Makes the next key when it is due and removes outlived ones. Replicas may look at once: the
 * second waits for the first and finds the work done.
 */
@ApplicationScoped
class KeyRotation {

  /** Behind the tenant's first start, before anything that wants a token. */
  private static final int AFTER_TENANT = 50;

  private static final int BITS = 2048;
  private static final Logger LOG = Logger.getLogger(KeyRotation.class);

  private final SigningKeyTable table;
  private final KeySchedule schedule;
  private final Clock clock;

  KeyRotation(SigningKeyTable table, IdentitySettings settings, Clock clock) {
    this.table = table;
    this.schedule =
        new KeySchedule(
            settings.signingKey().rotation(),
            settings.signingKey().publishedBefore(),
            settings.tokenLifetime().plus(SigningKeys.STALE));
    this.clock = clock;
  }

  @Transactional
  void start(@Observes @Priority(AFTER_TENANT) StartupEvent event) {
    rotate();
  }

  /** A no-op but for the few moments when a key comes or goes. */
  @Transactional
  @Scheduled(
      every = "${directory.identity.signing-key.check-every:PT10M}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void rotate() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!isDue(now)) {
      return;
    }
    table.lock();
    List<Instant> known = signsFrom();
    Optional<Instant> due = schedule.due(known, now);
    due.ifPresent(signsFrom -> add(now, signsFrom));
    schedule.outlivedBefore(known, now).ifPresent(table::removeBefore);
  }

  private boolean isDue(Instant now) {
    List<Instant> known = signsFrom();
    return schedule.due(known, now).isPresent() || schedule.outlivedBefore(known, now).isPresent();
  }

  private void add(Instant now, Instant signsFrom) {
    String kid = UUID.randomUUID().toString();
    try {
      RsaJsonWebKey pair = RsaJwkGenerator.generateJwk(BITS);
      RSAPublicKey publicKey = pair.getRsaPublicKey();
      table.add(new SigningKey(kid, publicKey, pair.getRsaPrivateKey(), now, signsFrom));
    } catch (JoseException e) {
      throw new IllegalStateException("no signing key could be made", e);
    }
    LOG.infof("signing key %s published, signs from %s", kid, signsFrom);
  }

  private List<Instant> signsFrom() {
    return table.all().stream().map(SigningKey::signsFrom).toList();
  }
}
