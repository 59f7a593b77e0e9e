package dev.tenantsync.office365.subscription;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * From where an address can be reached, by IANA's registries of special-purpose addresses. What is
 * not known to be public is not.
 */
enum Reach {
  /** From the whole internet. */
  PUBLIC,
  /** From this machine. */
  LOOPBACK,
  /** From some network: RFC 1918, shared address space, unique local. */
  PRIVATE,
  /**
   * Nothing that a client can have an endpoint at: link-local, multicast, unspecified, reserved.
   */
  NOWHERE;

  static Reach of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? ofV4(bytes) : ofV6(bytes);
  }

  private static Reach ofV4(byte[] bytes) {
    int address = number(bytes, 0);
    if (within(address, "127.0.0.0", 8)) {
      return LOOPBACK;
    }
    if (within(address, "10.0.0.0", 8)
        || within(address, "172.16.0.0", 12)
        || within(address, "192.168.0.0", 16)
        || within(address, "100.64.0.0", 10)) {
      return PRIVATE;
    }
    boolean reserved =
        within(address, "0.0.0.0", 8)
            || within(address, "169.254.0.0", 16)
            || within(address, "192.0.0.0", 24)
            || within(address, "192.0.2.0", 24)
            || within(address, "192.88.99.0", 24)
            || within(address, "198.18.0.0", 15)
            || within(address, "198.51.100.0", 24)
            || within(address, "203.0.113.0", 24)
            || within(address, "224.0.0.0", 3);
    return reserved ? NOWHERE : PUBLIC;
  }

  private static Reach ofV6(byte[] bytes) {
    int first = number(bytes, 0);
    boolean noHigherBits = first == 0 && number(bytes, 4) == 0;
    if (noHigherBits && number(bytes, 8) == 0 && number(bytes, 12) == 1) {
      return LOOPBACK;
    }
    if (noHigherBits && number(bytes, 8) == 0x0000ffff) {
      return ofV4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (first == 0x0064ff9b) {
      return translated(bytes);
    }
    if ((first & 0xfe000000) == 0xfc000000) {
      return PRIVATE;
    }
    boolean global = (first & 0xe0000000) == 0x20000000;
    return global && !isSpecial(first) ? PUBLIC : NOWHERE;
  }

  /** Behind a network's own translator (RFC 6052, RFC 8215), wherever that leads. */
  private static Reach translated(byte[] bytes) {
    boolean wellKnown = number(bytes, 4) == 0 && number(bytes, 8) == 0;
    Reach behind = wellKnown ? ofV4(Arrays.copyOfRange(bytes, 12, 16)) : NOWHERE;
    return behind == PUBLIC || behind == PRIVATE ? PRIVATE : NOWHERE;
  }

  /** Protocol assignments, Teredo, documentation and 6to4 inside the global space. */
  private static boolean isSpecial(int first) {
    return (first & 0xfffffe00) == 0x20010000
        || first == 0x20010db8
        || (first & 0xffff0000) == 0x20020000
        || (first & 0xfffff000) == 0x3fff0000;
  }

  private static boolean within(int address, String network, int bits) {
    int mask = -1 << (32 - bits);
    int base = 0;
    for (String part : network.split("\\.", -1)) {
      base = base << 8 | Integer.parseInt(part);
    }
    return (address & mask) == (base & mask);
  }

  private static int number(byte[] bytes, int from) {
    int number = 0;
    for (int i = from; i < from + 4; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }
}
