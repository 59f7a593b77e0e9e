package dev.tenantsync.office365.me;

import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.license.LicenseDetailsResource;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.user.UserResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

/** Graph's me: the same answers as by the person's id. */
@Path("/v1.0/me")
public class MeResource {

  private final CurrentCaller caller;
  private final UserResource users;
  private final LicenseDetailsResource licenses;

  MeResource(CurrentCaller caller, UserResource users, LicenseDetailsResource licenses) {
    this.caller = caller;
    this.users = users;
    this.licenses = licenses;
  }

  /** Without $expand: a person reads nobody else's data. */
  @GET
  public JsonSerializable read(UriInfo uri) {
    GraphQuery.of(uri, null).only("$select");
    return users.read(id(), uri);
  }

  @GET
  @Path("/licenseDetails")
  public CollectionJson<ObjectNode> licenseDetails(UriInfo uri) {
    return licenses.list(id(), uri);
  }

  private String id() {
    return caller.personId().toString();
  }
}
