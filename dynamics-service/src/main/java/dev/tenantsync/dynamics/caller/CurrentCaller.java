package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The caller of the request in hand, as the filter before every route let it in. */
@RequestScoped
public class CurrentCaller {

  private Optional<Caller> caller = Optional.empty();

  void is(Caller admitted) {
    this.caller = Optional.of(admitted);
  }

  /**
   * @throws IllegalStateException outside a request, and where only a token was asked for
   */
  public Caller get() {
    return caller.orElseThrow(() -> new IllegalStateException("nobody was let in"));
  }

  /** 403: the privilege is held, and not deep enough for this row. */
  public static DataverseException outOfReach() {
    return refused(DataverseCode.ACCESS_DENIED, Reason.ROW_OUT_OF_REACH);
  }

  /** 403: a privilege that this request needs beside those of its route is missing. */
  public static DataverseException refused(DataverseCode code, Reason reason) {
    return DataverseException.forbidden(code.code(), reason.id(), reason.sentence());
  }
}
