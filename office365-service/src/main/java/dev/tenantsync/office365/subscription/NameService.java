package dev.tenantsync.office365.subscription;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. A port, so that tests can move hosts. */
@FunctionalInterface
interface NameService {

  /**
   * @param host a name or an IP address
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
