package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "1.1.1.1, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "223.255.255.255, PUBLIC",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "0.0.0.0, NOWHERE",
    "0.1.2.3, NOWHERE",
    "169.254.169.254, NOWHERE",
    "192.0.0.1, NOWHERE",
    "192.0.2.1, NOWHERE",
    "192.88.99.1, NOWHERE",
    "198.18.0.1, NOWHERE",
    "198.19.255.255, NOWHERE",
    "198.51.100.1, NOWHERE",
    "203.0.113.1, NOWHERE",
    "224.0.0.1, NOWHERE",
    "239.255.255.255, NOWHERE",
    "240.0.0.1, NOWHERE",
    "255.255.255.255, NOWHERE",
    "2606:4700::1, PUBLIC",
    "2a00:1450:4001::1, PUBLIC",
    "2001:200::1, PUBLIC",
    "::1, LOOPBACK",
    "::ffff:127.0.0.1, LOOPBACK",
    "::ffff:10.0.0.1, PRIVATE",
    "::ffff:8.8.8.8, PUBLIC",
    "fc00::1, PRIVATE",
    "fd12:3456::1, PRIVATE",
    "64:ff9b::8.8.8.8, PRIVATE",
    "64:ff9b::10.0.0.1, PRIVATE",
    "64:ff9b::127.0.0.1, NOWHERE",
    "64:ff9b::169.254.169.254, NOWHERE",
    "64:ff9b:1::1, NOWHERE",
    "::, NOWHERE",
    "::2, NOWHERE",
    "::127.0.0.1, NOWHERE",
    "100::1, NOWHERE",
    "2001::1, NOWHERE",
    "2001:db8::1, NOWHERE",
    "2002:7f00:1::, NOWHERE",
    "3fff::1, NOWHERE",
    "5f00::1, NOWHERE",
    "fe80::1, NOWHERE",
    "fec0::1, NOWHERE",
    "ff02::1, NOWHERE",
  })
  void isReadOffTheAddress(String address, Reach reach) {
    assertThat(Reach.of(address(address))).isEqualTo(reach);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, https, 8.8.8.8,            ",
    "false, false, https, 127.0.0.1,          FORBIDDEN_ADDRESS",
    "false, false, https, 10.0.0.1,           FORBIDDEN_ADDRESS",
    "false, false, http,  8.8.8.8,            NOT_HTTPS",
    "true,  false, http,  127.0.0.1,          ",
    "true,  false, http,  127.0.0.1 ::1,      ",
    "true,  false, https, ::1,                ",
    "true,  false, https, 10.0.0.1,           FORBIDDEN_ADDRESS",
    "true,  false, http,  127.0.0.1 8.8.8.8,  NOT_HTTPS",
    "false, true,  https, 10.0.0.1,           ",
    "false, true,  http,  10.0.0.1,           NOT_HTTPS",
    "false, true,  https, 127.0.0.1,          FORBIDDEN_ADDRESS",
    "true,  true,  https, 169.254.169.254,    FORBIDDEN_ADDRESS",
    "true,  true,  https, 0.0.0.0,            FORBIDDEN_ADDRESS",
    "false, false, https, 8.8.8.8 10.0.0.1,   FORBIDDEN_ADDRESS",
  })
  void decidesWhetherATargetIsCalled(
      boolean loopback, boolean privately, String scheme, String addresses, String fault) {
    List<InetAddress> found = new ArrayList<>();
    for (String address : addresses.split(" ", -1)) {
      found.add(address(address));
    }
    assertThat(new TargetRules(loopback, privately).fault(scheme.equals("https"), found))
        .isEqualTo(Optional.ofNullable(fault).map(CallFault::valueOf));
  }

  @Test
  void isNotCalledWithoutAnAddress() {
    assertThat(new TargetRules(true, true).fault(true, List.of())).contains(CallFault.UNKNOWN_HOST);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getAllByName(text)[0];
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
