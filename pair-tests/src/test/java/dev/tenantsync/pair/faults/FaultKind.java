package dev.tenantsync.pair.faults;

import java.util.List;

/** What can go wrong. */
enum FaultKind {
  /** SIGKILL, and a start when the fault is over. */
  KILL(2, 0, 1500, 3000),
  /** SIGSTOP and SIGCONT, often for longer than the puller's lease. */
  STOP(2, 300, 5000, 0),
  /** The clock of one process goes ahead or behind, and comes back. */
  CLOCK_JUMP(1, 500, 4000, 0),
  /** All connections are reset. */
  CUT(4, 0, 1, 0),
  /** All connections are reset, and new ones at once. */
  REFUSE(3, 200, 2000, 0),
  /** Everything that passes waits. */
  DELAY(3, 500, 3000, 0),
  /** Nothing passes, and nobody is told. */
  FREEZE(3, 300, 5000, 0),
  /** The next answer ends in its midst. */
  TRUNCATE(4, 0, 1, 0),
  /** The next request that can be repeated arrives twice. */
  DUPLICATE(4, 0, 1, 0),
  /** PostgreSQL's fast shutdown, and a start. */
  DATABASE_RESTART(1, 0, 1000, 1000),
  /** PostgreSQL's immediate shutdown, and a start with recovery. */
  DATABASE_CRASH(1, 0, 1000, 1000);

  private final int weight;
  private final long shortest;
  private final long longest;
  private final long rest;

  /**
   * @param weight how often it is drawn, beside the others
   * @param shortest milliseconds that it lasts
   * @param longest milliseconds, exclusive
   * @param rest milliseconds for which its target is left alone afterwards
   */
  FaultKind(int weight, long shortest, long longest, long rest) {
    this.weight = weight;
    this.shortest = shortest;
    this.longest = longest;
    this.rest = rest;
  }

  int weight() {
    return weight;
  }

  long shortest() {
    return shortest;
  }

  long longest() {
    return longest;
  }

  long rest() {
    return rest;
  }

  /** Where it can strike; what is named twice is struck twice as often. */
  List<String> targets() {
    return switch (this) {
      case KILL, STOP, CLOCK_JUMP -> Stage.PROCESSES;
      case CUT, REFUSE, DELAY, FREEZE, TRUNCATE -> Stage.LINKS;
      // What is asked twice of the feed is answered twice, and nobody hears the second answer.
      case DUPLICATE -> List.of(Stage.NOTICES);
      case DATABASE_RESTART, DATABASE_CRASH -> Stage.DATABASES;
    };
  }

  /**
   * How much of it: milliseconds of delay, bytes before the cut, seconds of the clock.
   *
   * @param draw from 0 to 2999
   */
  int amount(int draw) {
    return switch (this) {
      case DELAY -> 5 + draw % 80;
      case TRUNCATE -> 1 + draw;
      case CLOCK_JUMP -> draw % 241 - 120;
      case KILL, STOP, CUT, REFUSE, FREEZE, DUPLICATE, DATABASE_RESTART, DATABASE_CRASH -> 0;
    };
  }
}
