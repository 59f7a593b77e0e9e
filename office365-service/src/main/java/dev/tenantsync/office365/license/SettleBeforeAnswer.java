package dev.tenantsync.office365.license;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets a request settle the users whom it has marked, before its sync token is written. */
class SettleBeforeAnswer {

  /** Answer filters run from high to low. */
  private static final int BEFORE_THE_SYNC_TOKEN = 6_000;

  private final OwnMembers own;
  private final MarkedMembers marked;

  SettleBeforeAnswer(OwnMembers own, MarkedMembers marked) {
    this.own = own;
    this.marked = marked;
  }

  @ServerRequestFilter
  void begin() {
    own.expectAnswer();
  }

  @ServerResponseFilter(priority = BEFORE_THE_SYNC_TOKEN)
  void settle() {
    marked.settleOwn();
  }
}
