package dev.tenantsync.office365.subscription;

import java.time.Duration;

/**
 * A request to an endpoint.
 *
 * @param url an address without fault
 * @param limit how long all of it may take, from the name's look-up to the answer's end
 */
record Call(String url, String contentType, String body, Duration limit) {}
