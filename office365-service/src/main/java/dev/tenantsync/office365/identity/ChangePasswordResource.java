package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.user.PasswordChange;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Graph's {@code changePassword}: a person replaces the current password, which may be expired. */
@Path("/v1.0/me/changePassword")
public class ChangePasswordResource {

  record ChangePasswordJson(@Nullable String currentPassword, @Nullable String newPassword) {

    /** Keeps the passwords out of logs. */
    @Override
    public String toString() {
      return "ChangePasswordJson";
    }
  }

  private final CurrentCaller caller;
  private final PasswordChange passwords;
  private final SignInThrottle throttle;

  ChangePasswordResource(CurrentCaller caller, PasswordChange passwords, SignInThrottle throttle) {
    this.caller = caller;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  @POST
  public void change(@Nullable ChangePasswordJson body, @Context HttpServerRequest request) {
    UUID person = caller.personId();
    String current = require("currentPassword", body == null ? null : body.currentPassword());
    String wanted = require("newPassword", body == null ? null : body.newPassword());
    String account = person.toString();
    String address = request.remoteAddress().hostAddress();
    begin(account, address);
    boolean right;
    try {
      right = passwords.change(person, current, wanted);
    } catch (GraphException tooWeak) {
      throttle.succeeded(account, address);
      throw tooWeak;
    }
    if (!right) {
      throw GraphException.badProperty(
          "currentPassword", "InvalidValue", "The specified current password is incorrect.");
    }
    throttle.succeeded(account, address);
  }

  private void begin(String account, String address) {
    try {
      throttle.begin(account, address);
    } catch (SignInException tooMany) {
      // Not 429: SDKs would try again at once.
      throw GraphException.badRequest(tooMany.text());
    }
  }

  private static String require(String property, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw GraphException.badProperty(
          property, "MissingValue", "A value is required for property '" + property + "'.");
    }
    return value;
  }
}
