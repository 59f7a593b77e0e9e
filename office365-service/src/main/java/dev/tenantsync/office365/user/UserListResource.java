package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Lists and counts of live users. */
@Path("/v1.0/users")
public class UserListResource {

  static final String CONSISTENCY = "ConsistencyLevel";

  private final UserAnswers answers;

  UserListResource(UserAnswers answers) {
    this.answers = answers;
  }

  @GET
  @Transactional
  public CollectionJson<ObjectNode> list(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.page(UserList.Members.LIVE, GraphQuery.of(uri, consistency));
  }

  @GET
  @Path("/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.count(UserList.Members.LIVE, GraphQuery.of(uri, consistency));
  }
}
