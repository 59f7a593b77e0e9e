package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientSecretCredential;
import com.microsoft.aad.msal4j.MsalServiceException;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** azure-identity, as scripts use it: a token over https with a client secret. */
@QuarkusTest
class SdkSignInTest {

  private static final TokenRequestContext GRAPH =
      new TokenRequestContext().addScopes(MicrosoftClients.SCOPE);

  @Inject MicrosoftClients microsoft;

  @Test
  void azureIdentityGetsATokenThatOpensTheDirectory() {
    String secret = Administrator.ofThisDirectory().clientSecret();
    String token = microsoft.credential(secret).getTokenSync(GRAPH).getToken();
    assertThat(Graph.as(token).get("/v1.0/users?$top=1").statusCode()).isEqualTo(200);
  }

  @Test
  void azureIdentityUnderstandsAWrongSecret() {
    ClientSecretCredential credential = microsoft.credential("not-the-secret");
    assertThatThrownBy(() -> credential.getTokenSync(GRAPH))
        .hasRootCauseInstanceOf(MsalServiceException.class)
        .hasStackTraceContaining("AADSTS7000215");
  }
}
