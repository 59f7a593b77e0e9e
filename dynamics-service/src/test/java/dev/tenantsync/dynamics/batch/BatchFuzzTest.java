package dev.tenantsync.dynamics.batch;

import static dev.tenantsync.dynamics.batch.Batches.account;
import static dev.tenantsync.dynamics.batch.Batches.root;
import static dev.tenantsync.dynamics.batch.RawBatch.RawChangeSet.set;
import static dev.tenantsync.dynamics.batch.RawBatch.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A good batch with random damage is answered or refused, and never a fault. Repeat a run with
 * {@code -Dbatch.seed=...}.
 */
@QuarkusTest
class BatchFuzzTest {

  private static final long SEED = Long.getLong("batch.seed", new Random().nextLong());
  private static final int RUNS = 400;

  private static final List<String> SCRAPS =
      List.of(
          "\r",
          "\n",
          "\r\n\r\n",
          "\0",
          ":",
          "--",
          "--" + RawBatch.BOUNDARY,
          "%",
          "%2e%2e/",
          "$1",
          "$",
          "[",
          "]",
          "{",
          "\"",
          "\\",
          "#",
          "?",
          "&",
          " ",
          "\t",
          "é",
          "HTTP/1.1",
          "GET ",
          "Content-Length: 5\n",
          "Expect: 100-continue\n",
          "Connection: close\n",
          "If-Match: x\n",
          "Upgrade: h2c\nConnection: Upgrade\n",
          "Content-ID: 1\n",
          "Prefer: \"\n",
          "Host: \n",
          "//",
          "/../",
          "()",
          "http://",
          "\u00ff");

  @Inject World world;

  @Test
  void damageIsNeverAFault() {
    System.out.println("batch.seed=" + SEED);
    world.clear();
    String good =
        batch()
            .get(root() + "WhoAmI()")
            .changeSet(
                set()
                    .named("1", "POST", root() + "accounts", account("Contoso"))
                    .named("2", "PATCH", "$1", "{\"telephone1\":\"42\"}", "If-Match: *")
                    .named("3", "DELETE", "$1", ""))
            .get("accounts?$select=name&$filter=name eq 'x'", "Prefer: odata.maxpagesize=5")
            .request("POST", "/api/data/v9.2/accounts", account("Fabrikam"))
            .crlf();
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      byte[] damaged = damaged(good.getBytes(StandardCharsets.UTF_8), random);
      BatchAnswer answer =
          Batches.sent(
              damaged,
              Batches.TYPE,
              Batches.administrator(),
              "Prefer",
              random.nextBoolean() ? Batches.CONTINUE : "none");
      String what = "-Dbatch.seed=" + SEED + ", run " + run + ":\n" + Octets.of(damaged);
      assertThat(answer.status()).as(what + answer.text()).isLessThan(500);
      assertThat(answer.statuses()).as(what + answer.text()).allMatch(status -> status < 500);
    }
  }

  private static byte[] damaged(byte[] good, Random random) {
    StringBuilder text = new StringBuilder(Octets.of(good));
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 4));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
        case 2 -> text.setCharAt(at, (char) random.nextInt(256));
        case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
        default -> text.replace(at, to, SCRAPS.get(random.nextInt(SCRAPS.size())));
      }
    }
    return Octets.bytes(text.toString());
  }
}
