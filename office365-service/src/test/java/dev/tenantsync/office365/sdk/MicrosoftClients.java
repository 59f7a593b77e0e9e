package dev.tenantsync.office365.sdk;

import com.azure.core.http.HttpClient;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import dev.tenantsync.office365.identity.Administrator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import jakarta.inject.Singleton;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Microsoft's own libraries, as scripts use them: azure-identity gets tokens over https, the Graph
 * SDK calls over http. All that is said to them is where the directory is.
 */
@Singleton
public class MicrosoftClients {

  static final String SCOPE = "https://graph.microsoft.com/.default";

  private final Path certificate;

  MicrosoftClients(@ConfigProperty(name = "quarkus.http.ssl.certificate.files") Path certificate) {
    this.certificate = certificate;
  }

  /** The SDK, signed in as the administrator's program. */
  GraphServiceClient graph() {
    return here(
        new GraphServiceClient(
            new AzureIdentityAuthenticationProvider(
                credential(Administrator.ofThisDirectory().clientSecret()),
                new String[] {"localhost"},
                SCOPE)));
  }

  /** The SDK as many set it up: it sends its token to Microsoft's hosts only, so none here. */
  GraphServiceClient graphWithoutToken() {
    return here(
        new GraphServiceClient(credential(Administrator.ofThisDirectory().clientSecret()), SCOPE));
  }

  ClientSecretCredential credential(String secret) {
    Administrator administrator = Administrator.ofThisDirectory();
    return new ClientSecretCredentialBuilder()
        .authorityHost("https://localhost:" + port("test.url.ssl"))
        .disableInstanceDiscovery()
        .tenantId(administrator.tenant())
        .clientId(administrator.clientId())
        .clientSecret(secret)
        .httpClient(trusting())
        .build();
  }

  private static GraphServiceClient here(GraphServiceClient graph) {
    int port = port("test.url");
    graph.getRequestAdapter().setBaseUrl("http://localhost:" + port + "/v1.0");
    return graph;
  }

  /** Set by Quarkus once the application under test listens. */
  private static int port(String address) {
    return ConfigProvider.getConfig().getValue(address, URI.class).getPort();
  }

  private HttpClient trusting() {
    File authority = certificate.resolveSibling("ca.crt").toFile();
    try {
      SslContext trust = SslContextBuilder.forClient().trustManager(authority).build();
      return new NettyAsyncHttpClientBuilder(
              reactor.netty.http.client.HttpClient.create().secure(tls -> tls.sslContext(trust)))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }
}
