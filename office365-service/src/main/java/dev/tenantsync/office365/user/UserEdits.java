package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectReference;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Annotations;
import dev.tenantsync.office365.user.UserEdit.PasswordEdit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads request bodies that create or change a user. */
@ApplicationScoped
public class UserEdits {

  static final String PASSWORD_PROFILE = "passwordProfile";
  private static final String MANAGER = "manager@odata.bind";
  private static final String MUST_CHANGE = "forceChangePasswordNextSignIn";
  private static final String MUST_CHANGE_WITH_MFA = "forceChangePasswordNextSignInWithMfa";

  /** Graph: create user. In the order in which a missing one is complained about. */
  private static final List<String> REQUIRED =
      List.of("accountEnabled", "displayName", "mailNickname", "userPrincipalName");

  private final UserViews views;

  UserEdits(UserViews views) {
    this.views = views;
  }

  /** A new user's properties: the required ones are there, nulls count as absent. */
  public UserEdit ofNew(@Nullable ObjectNode body) {
    UserEdit edit = ofImported(body);
    if (edit.password().flatMap(PasswordEdit::text).isEmpty()) {
      throw UserRefusals.required(edit.password().isPresent() ? "password" : PASSWORD_PROFILE);
    }
    return edit;
  }

  /** As {@link #ofNew}, but there need not be a password: nobody signs in until one is set. */
  public UserEdit ofImported(@Nullable ObjectNode body) {
    ObjectNode given = present(body).deepCopy();
    given.properties().removeIf(entry -> entry.getValue().isNull());
    UserEdit edit = of(given);
    for (String name : REQUIRED) {
      if (!given.has(name)) {
        throw UserRefusals.required(name);
      }
    }
    return edit;
  }

  /** A change of a user's properties: nulls clear. */
  UserEdit ofChange(@Nullable ObjectNode body) {
    ObjectNode given = present(body);
    JsonNode usageLocation = given.get("usageLocation");
    if (usageLocation != null && usageLocation.isNull()) {
      throw UserRefusals.invalid("usageLocation", "cannot be null");
    }
    return of(given);
  }

  private static ObjectNode present(@Nullable ObjectNode body) {
    if (body == null) {
      throw GraphException.badRequest("Unable to read JSON request payload.");
    }
    return body;
  }

  private UserEdit of(ObjectNode body) {
    Map<UserProperty, @Nullable Object> values = new LinkedHashMap<>();
    Optional<PasswordEdit> password = Optional.empty();
    Optional<UUID> manager = Optional.empty();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      String name = entry.getKey();
      if (name.equals(PASSWORD_PROFILE)) {
        password = Optional.of(password(entry.getValue()));
      } else if (name.equals(MANAGER)) {
        manager = Optional.of(ObjectReference.id(MANAGER, entry.getValue().textValue()));
      } else if (!Annotations.is(name)) {
        UserProperty property = writable(name);
        values.put(property, PropertyValues.read(property, entry.getValue()));
      }
    }
    return new UserEdit(values, password, manager);
  }

  /** SDKs add type annotations; another binding is a wish, and not one that is granted here. */
  private UserProperty writable(String name) {
    UserProperty property =
        UserProperties.find(name)
            .orElseThrow(
                () ->
                    views.added().contains(name)
                        ? UserRefusals.readOnly(name)
                        : UserRefusals.unknown(name));
    if (!property.isWritable()) {
      throw UserRefusals.readOnly(name);
    }
    return property;
  }

  private static PasswordEdit password(JsonNode profile) {
    if (!profile.isObject()) {
      throw UserRefusals.wrongType(PASSWORD_PROFILE, "microsoft.graph.passwordProfile");
    }
    Set<String> known = Set.of("password", MUST_CHANGE, MUST_CHANGE_WITH_MFA);
    Optional<Boolean> mustChange = Optional.empty();
    for (Map.Entry<String, JsonNode> entry : profile.properties()) {
      String name = entry.getKey();
      if (!known.contains(name) && !Annotations.is(name)) {
        throw UserRefusals.unknown(PASSWORD_PROFILE + "/" + name);
      }
      if (name.startsWith(MUST_CHANGE) && !entry.getValue().isNull()) {
        boolean wish = PropertyValues.bool(name, entry.getValue());
        mustChange = Optional.of(wish || mustChange.orElse(false));
      }
    }
    return new PasswordEdit(text(profile.path("password")), mustChange);
  }

  private static Optional<Password> text(JsonNode password) {
    if (password.isMissingNode() || password.isNull()) {
      return Optional.empty();
    }
    if (!password.isTextual()) {
      throw UserRefusals.wrongType("password", UserProperty.ValueType.TEXT.wireName());
    }
    return Optional.of(new Password(password.textValue()));
  }
}
