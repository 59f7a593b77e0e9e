package dev.tenantsync.office365.identity;

import io.restassured.response.Response;

/** Sign-in, for the tests of other rooms. */
public final class SignIn {

  private SignIn() {}

  /** A program's token. */
  public static String program(Registry.Program program) {
    return TokenClient.token(answer(program));
  }

  /** The token endpoint's answer to a program. */
  public static Response answer(Registry.Program program) {
    return TokenClient.post(TokenClient.program(program.appId().toString(), program.secret()));
  }

  /** The answer of the token endpoint. */
  public static Response person(String userPrincipalName, String password) {
    return TokenClient.post(TokenClient.person(userPrincipalName, password));
  }
}
