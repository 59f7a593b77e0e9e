package dev.tenantsync.office365.subscription;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint.
 *
 * @param url an address without fault
 * @param limit how long all of it may take, from the name's look-up to the answer's end
 * @param traceParent what the endpoint may go on with, as W3C writes it; null for nothing
 */
record Call(
    String url, String contentType, String body, Duration limit, @Nullable String traceParent) {

  Call(String url, String contentType, String body, Duration limit) {
    this(url, contentType, body, limit, null);
  }
}
