package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.web.RequestContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** That a request knows of what it may have written, and of nothing that was taken back. */
@QuarkusTest
@ActivateRequestContext
class SyncTokenTest {

  @Inject ChangeLog changes;
  @Inject RequestContext request;

  @Test
  void whatWasTakenBackIsForgotten() {
    QuarkusTransaction.begin();
    changes.append(change());
    QuarkusTransaction.rollback();
    assertThat(request.syncToken()).isNull();

    QuarkusTransaction.begin();
    changes.appendAlike(change(), List.of(UUID.randomUUID()));
    QuarkusTransaction.rollback();
    assertThat(request.syncToken()).isNull();
  }

  @Test
  void whatWasCommittedIsRememberedThoughMoreWasTakenBack() {
    QuarkusTransaction.requiringNew().run(() -> changes.append(change()));
    String token = request.syncToken();
    assertThat(token).isNotNull();

    QuarkusTransaction.begin();
    changes.append(change());
    QuarkusTransaction.rollback();
    assertThat(request.syncToken()).isEqualTo(token);

    QuarkusTransaction.requiringNew()
        .run(() -> changes.appendAlike(change(), List.of(UUID.randomUUID())));
    assertThat(request.syncToken()).isNotNull().isNotEqualTo(token);
  }

  private static Change change() {
    return Change.of(Change.Resource.USER, UUID.randomUUID(), Change.Kind.UPDATED)
        .property("city", "Ghent", "Bruges");
  }
}
