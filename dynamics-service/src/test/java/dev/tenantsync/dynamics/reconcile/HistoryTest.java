package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.DYNAMICS_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import dev.tenantsync.dynamics.stand.UnbrakedProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Any history, however badly it is delivered, ends with the rows that the directory asks for. */
@QuarkusTest
@TestProfile(UnbrakedProfile.class)
class HistoryTest {

  private static final int STEPS = 60;

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Failures failures;
  @Inject SyncRequests requests;
  FakeDirectory directory;
  UUID stays;
  final List<UUID> live = new ArrayList<>();
  final Set<UUID> licensed = new HashSet<>();
  final Set<UUID> blocked = new HashSet<>();
  final Set<UUID> administrators = new HashSet<>();

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    directory.repeat();
    for (int person = 0; person < 12; person++) {
      live.add(directory.hire("person" + person));
    }
    stays = directory.hire("the one who stays");
    directory.grant(stays, DYNAMICS_ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @RepeatedTest(5)
  void endsWithTheRowsTheDirectoryAsksForAndAResyncWritesNothing() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    directory.shuffle(seed);
    for (int step = 0; step < STEPS; step++) {
      change(random);
      disturb(random);
      if (random.nextInt(3) == 0) {
        stand.run();
      }
    }
    directory.behave();
    await().atMost(Duration.ofMinutes(1)).until(this::nothingIsOpen);

    assertThat(enabled()).as("seed %d", seed).isEqualTo(entitled());
    Map<UUID, UserRow> rows = tables.rows();
    requests.ask(Kind.RESYNC, null);
    stand.run();
    assertThat(tables.rows()).as("seed %d", seed).isEqualTo(rows);
  }

  private void change(Random random) {
    UUID one = live.get(random.nextInt(live.size()));
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        directory.license(one);
        licensed.add(one);
      }
      case 2 -> {
        directory.unlicense(one);
        licensed.remove(one);
      }
      case 3 -> {
        directory.grant(one, DYNAMICS_ADMINISTRATOR);
        administrators.add(one);
      }
      case 4 -> {
        directory.revoke(one, DYNAMICS_ADMINISTRATOR);
        administrators.remove(one);
      }
      case 5 -> {
        directory.block(one, !blocked.remove(one) && blocked.add(one));
      }
      case 6 -> {
        directory.set(one, "mail", "mail" + random.nextInt() + "@contoso.com");
      }
      default -> {
        directory.softDelete(one);
        directory.restore(one);
      }
    }
  }

  private void disturb(Random random) {
    directory.pagesOf(1 + random.nextInt(8));
    switch (random.nextInt(8)) {
      case 0 -> directory.failUsers(Fault.status(503));
      case 1 -> directory.failRoles(Fault.truncated());
      case 2 -> directory.failUsers(Fault.garbage());
      case 3 -> directory.forgetTokens();
      default -> {
        // Delivered as it should be.
      }
    }
  }

  private boolean nothingIsOpen() {
    stand.run();
    return failures.count() == 0
        && tables.count("directory_account where version <> decided_version") == 0
        && tables.count("feed_cursor where phase <> 'FOLLOWING'") == 0;
  }

  private Set<UUID> enabled() {
    return tables.rows().entrySet().stream()
        .filter(entry -> entry.getValue().enabled())
        .map(Map.Entry::getKey)
        .filter(id -> !id.equals(stays))
        .collect(Collectors.toSet());
  }

  private Set<UUID> entitled() {
    return live.stream()
        .filter(id -> !blocked.contains(id))
        .filter(id -> licensed.contains(id) || administrators.contains(id))
        .collect(Collectors.toSet());
  }
}
