package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.AccessJson.SurfaceJson;
import dev.tenantsync.dynamics.access.Applicants.Found;
import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code GET /access/{id}}: who gets in, and why. Asking changes nothing. */
@Path("access")
public class AccessResource {

  /** A surface and its name in addresses. */
  private enum Named {
    INTERACTIVE("interactive", Surface.INTERACTIVE_APP),
    SETTINGS("settings", Surface.SETTINGS),
    WEB_API("webapi", Surface.WEB_API);

    private final String name;
    private final Surface surface;

    Named(String name, Surface surface) {
      this.name = name;
      this.surface = surface;
    }

    SurfaceJson answer(Found found) {
      return SurfaceJson.of(name, Explanation.of(found.applicant(), surface, List.of()));
    }
  }

  private final Applicants applicants;

  AccessResource(Applicants applicants) {
    this.applicants = applicants;
  }

  /**
   * @param id a systemuserid or an object id of the directory
   * @param surface interactive, settings or webapi; all of them where it is absent
   */
  @GET
  @Path("{id}")
  public AccessJson explain(
      @PathParam("id") String id, @QueryParam("surface") @Nullable String surface) {
    UUID key = key(id);
    List<Named> asked = asked(surface);
    Found found =
        applicants.find(key).orElseThrow(() -> DataverseException.notFound("systemuser", id));
    if (surface != null) {
      return answer(found, asked.get(0).answer(found), null);
    }
    return answer(found, null, asked.stream().map(one -> one.answer(found)).toList());
  }

  private static AccessJson answer(
      Found found, @Nullable SurfaceJson one, @Nullable List<SurfaceJson> all) {
    return new AccessJson(found.systemuserId(), found.objectId(), one, all);
  }

  private static List<Named> asked(@Nullable String surface) {
    if (surface == null) {
      return List.of(Named.values());
    }
    return Arrays.stream(Named.values())
        .filter(known -> known.name.equals(surface))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                DataverseException.badPayload(
                    "The value '"
                        + surface
                        + "' of 'surface' is none of interactive, settings, webapi."));
  }

  private static UUID key(String id) {
    if (!id.matches("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}")) {
      throw DataverseException.badPayload("'" + id + "' is not a valid id.");
    }
    return UUID.fromString(id);
  }
}
