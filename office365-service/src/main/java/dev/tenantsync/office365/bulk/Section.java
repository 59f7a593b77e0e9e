package dev.tenantsync.office365.bulk;

import java.util.List;
import java.util.Set;

/**
 * One kind of object in an export: how its lines are written, and what they do when they return.
 */
interface Section {

  /** The values of {@code @odata.type} that lines of this kind have. */
  Set<String> types();

  /** Writes all objects of this kind, in an order that depends on nothing but themselves. */
  void write(ExportLines lines);

  /**
   * Looks at consecutive lines of this kind, outside of any transaction.
   *
   * @return what is to be done inside the chunk's transaction
   */
  Runnable read(List<Line> lines, Verdicts verdicts);
}
