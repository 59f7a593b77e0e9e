package dev.tenantsync.office365.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** OAuth 2.0's token endpoint as Entra ID's clients call it (graph-directory A1). */
@Path("/{tenant}/oauth2/v2.0/token")
public class TokenResource {

  static final String JSON = "application/json;charset=utf-8";

  private final Tenants tenants;
  private final ProgramSignIn programs;
  private final PersonSignIn people;

  TokenResource(Tenants tenants, ProgramSignIn programs, PersonSignIn people) {
    this.tenants = tenants;
    this.programs = programs;
    this.people = people;
  }

  /** The query string is ignored, and so is the type's charset: clients send all kinds. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response token(
      String tenant,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      byte @Nullable [] body,
      UriInfo uri,
      @Context HttpServerRequest request) {
    tenants.require(tenant);
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    TokenForm form = TokenForm.read(text, authorization);
    URI called = uri.getAbsolutePath();
    String grant = form.require("grant_type");
    TokenAnswerJson answer =
        switch (grant) {
          case "client_credentials" -> programs.signIn(form, called);
          case "password" -> people.signIn(form, called, request.remoteAddress().hostAddress());
          default -> throw Aadsts.UNSUPPORTED_GRANT.with(grant);
        };
    return Response.ok(answer, JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache")
        .build();
  }
}
