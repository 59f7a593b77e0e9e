package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who makes the request in hand, once that is proven. */
@RequestScoped
public class CurrentCaller {

  private @Nullable Caller caller;

  /** Remembers whose token it was. */
  public void is(Caller proven) {
    this.caller = proven;
  }

  /** Who calls; empty on routes that need no token. */
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }

  /**
   * The id of the person who is signed in.
   *
   * @throws GraphException in Graph's words if a program calls, or nobody who is known
   */
  public UUID personId() {
    if (caller instanceof Caller.Person person) {
      return person.userId();
    }
    throw notAPerson();
  }

  /** 400: a program asks for what only the signed-in person has, in Graph's words. */
  public static GraphException notAPerson() {
    return GraphException.badRequest(
        "/me request is only valid with delegated authentication flow.");
  }
}
