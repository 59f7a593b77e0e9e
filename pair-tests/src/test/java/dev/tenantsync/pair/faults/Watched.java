package dev.tenantsync.pair.faults;

import java.util.List;

/**
 * Object ids of people with whom something must never happen, whatever becomes of the others.
 *
 * @param untouched who keep licence and role: never to be disabled, nor without a role that they
 *     have
 * @param entitled who always have one claim or another: never to be disabled
 * @param outsiders who never have a claim: no row is ever made for them
 */
record Watched(List<String> untouched, List<String> entitled, List<String> outsiders) {

  Watched {
    untouched = List.copyOf(untouched);
    entitled = List.copyOf(entitled);
    outsiders = List.copyOf(outsiders);
  }
}
