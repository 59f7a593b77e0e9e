package dev.tenantsync.dynamics.rehearsal;

import java.util.List;

/** The proposed edits in their order, and the products they are read by. */
record Script(List<Edit> edits, Stock stock) {

  Script {
    edits = List.copyOf(edits);
  }

  /** The account after all of them; {@code effects} counts whom each one changes. */
  Subject play(Subject subject, int[] effects) {
    Subject now = subject;
    for (int index = 0; index < edits.size(); index++) {
      Subject next = edits.get(index).on(now, stock);
      if (!next.equals(now)) {
        effects[index]++;
      }
      now = next;
    }
    return now;
  }
}
