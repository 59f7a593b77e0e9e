package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.identity.ApplicationEdits.NewApplicationJson;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/applications}: the programs that may sign in. */
@Path("/admin/applications")
public class ApplicationsResource {

  private final Applications applications;
  private final ApplicationChanges changes;

  ApplicationsResource(Applications applications, ApplicationChanges changes) {
    this.applications = applications;
    this.changes = changes;
  }

  @GET
  @Transactional
  public Map<String, List<ApplicationJson>> list() {
    return Map.of(
        "value",
        applications.all().stream()
            .map(application -> ApplicationJson.of(application, applications))
            .toList());
  }

  @POST
  public Response register(@Nullable NewApplicationJson body) {
    if (body == null) {
      throw ApplicationEdits.required("displayName");
    }
    Application application = changes.register(body.name(), body.isPublic());
    return Response.status(Response.Status.CREATED)
        .entity(ApplicationJson.of(application, List.of(), List.of()))
        .build();
  }
}
