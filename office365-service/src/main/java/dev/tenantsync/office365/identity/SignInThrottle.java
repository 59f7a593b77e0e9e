package dev.tenantsync.office365.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Slows down the guessing of passwords, per account name and per address. A try counts as failed
 * before its password is looked at, so that many at once are no way round; a right one is taken
 * back. Names that no account has count alike.
 */
@ApplicationScoped
class SignInThrottle {

  /** Locks the row if it is not blocked; counts from one again after a quiet time. */
  private static final String COUNT =
      """
      insert into sign_in_failure as f (subject, failures, last_at) values (?, 1, ?)
      on conflict (subject) do update
        set failures = case when f.last_at < ? then 1 else f.failures + 1 end,
            last_at = excluded.last_at
        where f.blocked_until is null or f.blocked_until <= excluded.last_at
      returning failures
      """;

  private static final String BLOCK =
      "update sign_in_failure set blocked_until = ? where subject = ?";

  private static final String FORGET = "delete from sign_in_failure where subject = ?";

  private static final String TAKE_BACK =
      """
      update sign_in_failure set failures = greatest(failures - 1, 0), blocked_until = null
      where subject = ?
      """;

  private final AgroalDataSource database;
  private final Clock clock;
  private final Backoff perAccount;
  private final Backoff perAddress;
  private final Duration quiet;

  SignInThrottle(AgroalDataSource database, Clock clock, IdentitySettings settings) {
    IdentitySettings.Throttle throttle = settings.throttle();
    this.database = database;
    this.clock = clock;
    this.perAccount =
        new Backoff(throttle.perAccount(), throttle.firstWait(), throttle.longestWait());
    this.perAddress =
        new Backoff(throttle.perAddress(), throttle.firstWait(), throttle.longestWait());
    this.quiet = throttle.forgetAfter();
  }

  /**
   * Counts a try.
   *
   * @param address where it comes from
   * @throws SignInException if there have been too many that failed
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void begin(String account, String address) {
    // Always in this order: the rows are locked.
    count(ofAddress(address), perAddress);
    count(ofAccount(account), perAccount);
  }

  /** Takes the try back: its password was right. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void succeeded(String account, String address) {
    execute(TAKE_BACK, ofAddress(address));
    execute(FORGET, ofAccount(account));
  }

  /** Forgets what lies a quiet time back. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void removeOld() {
    execute("delete from sign_in_failure where last_at < ?", at(clock.instant().minus(quiet)));
  }

  private void count(byte[] subject, Backoff backoff) {
    Instant now = clock.instant();
    try (Connection connection = database.getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setBytes(1, subject);
      count.setObject(2, at(now));
      count.setObject(3, at(now.minus(quiet)));
      try (ResultSet row = count.executeQuery()) {
        if (!row.next()) {
          throw Aadsts.LOCKED_OUT.with();
        }
        Optional<Duration> wait = backoff.after(row.getInt(1));
        wait.ifPresent(duration -> execute(BLOCK, at(now.plus(duration)), subject));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("failed sign-ins could not be counted", e);
    }
  }

  private void execute(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("failed sign-ins could not be counted", e);
    }
  }

  private static byte[] ofAccount(String name) {
    return ClientSecret.sha256("account " + name.strip().toLowerCase(Locale.ROOT));
  }

  private static byte[] ofAddress(String address) {
    return ClientSecret.sha256("address " + address);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
