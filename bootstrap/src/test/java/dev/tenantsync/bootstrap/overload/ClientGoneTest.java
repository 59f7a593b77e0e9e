package dev.tenantsync.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ClientGoneTest {

  @Test
  void isToldByTheCause() {
    assertThat(ClientGone.in(new IOException(new ClosedChannelException()))).isTrue();
    assertThat(ClientGone.in(new IOException(new IOException(new HttpClosedException("closed")))))
        .isTrue();
  }

  @Test
  void isNotAnotherFault() {
    assertThat(ClientGone.in(new IOException("disk"))).isFalse();
    assertThat(ClientGone.in(null)).isFalse();
  }
}
