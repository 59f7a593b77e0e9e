package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.person;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That passwords cannot be guessed by trying. */
@QuarkusTest
class SignInThrottleTest {

  @Inject SignInThrottle throttle;
  @Inject Registry registry;
  @Inject Rows rows;
  @Inject SetClock clock;

  @BeforeEach
  @AfterEach
  void forgetOthers() {
    clock.reset();
    registry.execute("delete from sign_in_failure");
  }

  @Test
  void tenthFailureClosesTheAccountForAWhileThenLonger() {
    String name = somebody();
    for (int i = 0; i < 10; i++) {
      assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50126);
    }
    assertRefused(post(person(name, TokenClient.PASSWORD)), 400, "invalid_grant", 50053);
    clock.forward(Duration.ofSeconds(6));
    assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50126);
    clock.forward(Duration.ofSeconds(6));
    assertRefused(post(person(name, TokenClient.PASSWORD)), 400, "invalid_grant", 50053);
    clock.forward(Duration.ofSeconds(6));
    token(post(person(name, TokenClient.PASSWORD)));
    assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50126);
    token(post(person(name, TokenClient.PASSWORD)));
  }

  @Test
  void namesThatNobodyHasAreClosedAlike() {
    String name = "nobody" + UUID.randomUUID() + "@contoso.onmicrosoft.com";
    for (int i = 0; i < 10; i++) {
      assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50034);
    }
    assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50053);
  }

  @Test
  void hundredFailuresCloseTheAddressWhateverTheNames() {
    String address = "203.0.113.7";
    for (int i = 0; i < 100; i++) {
      throttle.begin("somebody" + i, address);
    }
    assertThatThrownBy(() -> throttle.begin("another", address))
        .isInstanceOf(SignInException.class);
    assertThatCode(() -> throttle.begin("another", "203.0.113.8")).doesNotThrowAnyException();
    clock.forward(Duration.ofSeconds(6));
    assertThatCode(() -> throttle.begin("another", address)).doesNotThrowAnyException();
  }

  @Test
  void rightPasswordsNeverCloseAnAddress() {
    for (int i = 0; i < 150; i++) {
      throttle.begin("somebody" + i, "203.0.113.9");
      throttle.succeeded("somebody" + i, "203.0.113.9");
    }
    assertThat(rows.query("select failures from sign_in_failure")).containsExactly("0");
  }

  @Test
  void quietHourForgetsAll() {
    for (int i = 0; i < 9; i++) {
      throttle.begin("somebody", "203.0.113.10");
    }
    clock.forward(Duration.ofMinutes(61));
    throttle.begin("somebody", "203.0.113.10");
    assertThat(rows.query("select failures from sign_in_failure")).containsOnly("1");
    clock.forward(Duration.ofMinutes(61));
    throttle.removeOld();
    assertThat(rows.query("select failures from sign_in_failure")).isEmpty();
  }

  private static String somebody() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "") + "@contoso.onmicrosoft.com";
    Graph.user(Map.of("userPrincipalName", name));
    return name;
  }
}
