package dev.tenantsync.office365.batch;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.error.GraphException.Detail;
import java.util.List;

/** Refusals of a whole batch: not one of its steps has run. */
final class BatchRefusal {

  private BatchRefusal() {}

  /**
   * 400 that names the place at fault.
   *
   * @param at such as {@code requests[3].url}
   */
  static GraphException at(String at, String code, String message) {
    return new GraphException(400, "BadRequest", message, List.of(new Detail(code, at, message)));
  }
}
