package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenTransactionsTest {

  @Inject Rows rows;

  @Test
  void noTransactionHoldsTheFeedBackForLong() {
    assertThat(
            rows.query(
                "select setting || unit from pg_settings where name in"
                    + " ('transaction_timeout', 'idle_in_transaction_session_timeout')"
                    + " order by name"))
        .containsExactly("15000ms", "60000ms");
  }
}
