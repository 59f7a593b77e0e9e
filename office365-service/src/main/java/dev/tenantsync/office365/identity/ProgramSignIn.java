package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/** Client credentials: a program gets a token with the permissions that it holds. */
@ApplicationScoped
class ProgramSignIn {

  /** What Dynamics' own permission for programs is called; it decides by its application users. */
  private static final String DYNAMICS_ACCESS = "access_as_application";

  private final ClientAuthentication authentication;
  private final Resources resources;
  private final AccessTokens tokens;
  private final IdentitySettings settings;

  ProgramSignIn(
      ClientAuthentication authentication,
      Resources resources,
      AccessTokens tokens,
      IdentitySettings settings) {
    this.authentication = authentication;
    this.resources = resources;
    this.tokens = tokens;
    this.settings = settings;
  }

  /**
   * @param called the address of the token endpoint as the client called it
   */
  TokenAnswerJson signIn(TokenForm form, URI called) {
    form.require("client_id");
    AskedScopes asked = AskedScopes.of(form.require("scope"));
    Client client = authentication.authenticate(form, called);
    String audience = asked.resourceOfProgram();
    List<String> roles =
        switch (resources.find(audience).orElseThrow(() -> Aadsts.INVALID_SCOPE.with(asked))) {
          case GRAPH -> client.permissions();
          case DYNAMICS -> List.of(DYNAMICS_ACCESS);
        };
    String token =
        tokens.mint(
            new TokenHolder.Program(client.objectId(), roles),
            audience,
            client.clientId(),
            settings.tokenLifetime());
    return TokenAnswerJson.of(token, null, settings.tokenLifetime());
  }
}
