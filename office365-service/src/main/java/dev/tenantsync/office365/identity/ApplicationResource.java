package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.ApplicationEdits.AddKeyJson;
import dev.tenantsync.office365.identity.ApplicationEdits.AddKeyJson.KeyCredentialJson;
import dev.tenantsync.office365.identity.ApplicationEdits.AddPasswordJson;
import dev.tenantsync.office365.identity.ApplicationEdits.AddPasswordJson.PasswordCredentialJson;
import dev.tenantsync.office365.identity.ApplicationEdits.ApplicationPatchJson;
import dev.tenantsync.office365.identity.ApplicationEdits.GrantJson;
import dev.tenantsync.office365.identity.ApplicationEdits.KeyIdJson;
import dev.tenantsync.office365.identity.ApplicationJson.KeyJson;
import dev.tenantsync.office365.identity.ApplicationJson.PasswordJson;
import dev.tenantsync.office365.odata.Guids;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /admin/applications/{id}}: one program, what it may do, and how it proves who it is. */
@Path("/admin/applications/{id}")
public class ApplicationResource {

  private static final String BY_APP_ID = "appId=";

  private final Applications applications;
  private final ApplicationChanges changes;
  private final ApplicationCredentials credentials;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApplicationResource(
      Applications applications,
      ApplicationChanges changes,
      ApplicationCredentials credentials,
      Clock clock) {
    this.applications = applications;
    this.changes = changes;
    this.credentials = credentials;
    this.clock = clock;
  }

  @GET
  @Transactional
  public ApplicationJson read(String id) {
    return applications
        .byId(requireId(id))
        .map(application -> ApplicationJson.of(application, applications))
        .orElseThrow(() -> GraphException.notFound(id));
  }

  @PATCH
  public void change(String id, @Nullable ApplicationPatchJson body) {
    changes.change(requireId(id), body == null ? new ApplicationPatchJson(null, null, null) : body);
  }

  @DELETE
  public void remove(String id) {
    changes.remove(requireId(id));
  }

  @GET
  @Path("/permissions")
  @Transactional
  public Map<String, List<String>> permissions(String id) {
    return Map.of("value", read(id).permissions());
  }

  @POST
  @Path("/permissions")
  public void grant(String id, @Nullable GrantJson body) {
    String permission = body == null ? null : body.permission();
    if (permission == null) {
      throw ApplicationEdits.required("permission");
    }
    if (!GraphPermissions.has(permission)) {
      throw GraphException.badProperty(
          "permission", "InvalidValue", "There is no application permission of this name.");
    }
    changes.grant(requireId(id), permission);
  }

  @DELETE
  @Path("/permissions/{permission}")
  public void revoke(String id, String permission) {
    changes.revoke(requireId(id), permission);
  }

  /** Makes a secret; this answer shows it, and nothing ever will again. */
  @POST
  @Path("/addPassword")
  public Response addPassword(String id, @Nullable AddPasswordJson body) {
    PasswordCredentialJson wanted = (body == null ? new AddPasswordJson(null) : body).wanted();
    ClientSecret secret = ClientSecret.random(random);
    ApplicationPassword added =
        credentials.addPassword(
            requireId(id),
            secret,
            ApplicationEdits.label(wanted.displayName()),
            Validity.until(wanted.endDateTime(), clock.instant()));
    return Response.ok(PasswordJson.of(added, secret.text()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/removePassword")
  public void removePassword(String id, @Nullable KeyIdJson body) {
    credentials.removePassword(requireId(id), keyId(body));
  }

  @POST
  @Path("/addKey")
  public KeyJson addKey(String id, @Nullable AddKeyJson body) {
    KeyCredentialJson wanted = (body == null ? new AddKeyJson(null) : body).wanted();
    String text = wanted.key();
    if (text == null) {
      throw ApplicationEdits.required("key");
    }
    RSAPublicKey key =
        RsaPublicKeys.parse(text)
            .orElseThrow(
                () ->
                    GraphException.badProperty(
                        "key",
                        "InvalidValue",
                        "The value of property 'key' must be an X.509 certificate or public key,"
                            + " RSA of 2048 bits or more."));
    return KeyJson.of(
        credentials.addKey(
            requireId(id),
            key,
            ApplicationEdits.label(wanted.displayName()),
            Validity.until(wanted.endDateTime(), clock.instant())));
  }

  @POST
  @Path("/removeKey")
  public void removeKey(String id, @Nullable KeyIdJson body) {
    credentials.removeKey(requireId(id), keyId(body));
  }

  /** The object id, which a path may also name as {@code appId=...}. */
  private UUID requireId(String text) {
    return (text.startsWith(BY_APP_ID)
            ? Guids.parse(text.substring(BY_APP_ID.length()))
                .flatMap(applications::byAppId)
                .map(application -> application.id)
            : Guids.parse(text))
        .orElseThrow(() -> GraphException.notFound(text));
  }

  private static UUID keyId(@Nullable KeyIdJson body) {
    return Guids.require("keyId", body == null ? null : body.keyId());
  }
}
