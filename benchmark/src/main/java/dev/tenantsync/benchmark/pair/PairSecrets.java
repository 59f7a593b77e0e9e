package dev.tenantsync.benchmark.pair;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The secrets of a pair, made by the program that makes them for its users, and their use. */
public final class PairSecrets {

  /** A name of Dynamics in tokens, wherever it listens. */
  private static final String DYNAMICS = "http://127.0.0.1:8366";

  private static final String GRAPH = "https://graph.microsoft.com";

  /** A public client that every tenant knows. */
  private static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path folder;

  private PairSecrets(Path folder) {
    this.folder = folder;
  }

  /** Makes them, or completes those that are there. */
  public static PairSecrets in(Launch launch, Path folder) {
    ProcessBuilder command =
        new ProcessBuilder(launch.program("dev.tenantsync.bootstrap.pair.Main", folder.toString()));
    command.environment().put("DATA_DIR", folder.toString());
    try {
      int status = command.inheritIO().start().waitFor();
      if (status != 0) {
        throw new ServiceException("the secrets could not be made: status " + status);
      }
      return new PairSecrets(folder.toAbsolutePath());
    } catch (IOException failure) {
      throw new ServiceException("the secrets could not be made", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted", interrupted);
    }
  }

  /** The settings with which the directory takes its secrets. */
  public Map<String, String> ofDirectory() {
    Map<String, String> settings = certificate("office365-service");
    Map.of(
            "DIRECTORY_TENANT_ID", "tenant-id",
            "DIRECTORY_IDENTITY_ADMINISTRATOR_CLIENT_ID", "administrator-client-id",
            "DIRECTORY_IDENTITY_ADMINISTRATOR_CLIENT_SECRET", "administrator-client-secret",
            "DIRECTORY_IDENTITY_DYNAMICS_CLIENT_ID", "dynamics-client-id",
            "DIRECTORY_IDENTITY_DYNAMICS_CLIENT_SECRET", "dynamics-client-secret")
        .forEach((name, file) -> settings.put(name + "_FILE", path("office365-service/" + file)));
    return settings;
  }

  /** The settings with which Dynamics takes its secrets and follows this directory over https. */
  public Map<String, String> ofDynamics(ServiceProcess directory) {
    Map<String, String> settings = certificate("dynamics-service");
    Map.of(
            "DYNAMICS_IDENTITY_TENANT", "tenant-id",
            "DYNAMICS_IDENTITY_CLIENT_ID", "client-id",
            "DYNAMICS_IDENTITY_CLIENT_SECRET", "client-secret",
            "DYNAMICS_IDENTITY_ADMINISTRATOR_APPLICATION_ID", "administrator-client-id")
        .forEach((name, file) -> settings.put(name + "_FILE", path("dynamics-service/" + file)));
    settings.put("DYNAMICS_DIRECTORY_URL", directory.secureUrl());
    settings.put("DYNAMICS_DIRECTORY_CA", path("dynamics-service/ca.crt"));
    settings.put("DYNAMICS_IDENTITY_ISSUER", directory.url() + "/" + tenant() + "/v2.0");
    settings.put("DYNAMICS_IDENTITY_AUDIENCES", DYNAMICS);
    return settings;
  }

  /** The administrator's token for the directory. */
  public String graphToken(ServiceProcess directory) {
    return token(directory, GRAPH);
  }

  /** The administrator's token for Dynamics. */
  public String dynamicsToken(ServiceProcess directory) {
    return token(directory, DYNAMICS);
  }

  /** A token for the directory of a person with this name and password. */
  public String personalGraphToken(ServiceProcess directory, String name, String password) {
    return personalToken(directory, Map.of("username", name, "password", password), GRAPH);
  }

  /** A token for Dynamics of a person with this name and password. */
  public String personalDynamicsToken(ServiceProcess directory, String name, String password) {
    return personalToken(directory, Map.of("username", name, "password", password), DYNAMICS);
  }

  /** Every value that nobody but its reader may see: client secrets, and the keys' text. */
  public List<String> values() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*(-secret|\\.key)"))
          .flatMap(PairSecrets::lines)
          .filter(line -> !line.startsWith("-----"))
          .distinct()
          .toList();
    } catch (IOException failure) {
      throw new ServiceException("the secrets cannot be read", failure);
    }
  }

  private String token(ServiceProcess directory, String resource) {
    return token(
        directory,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            read("office365-service/administrator-client-id"),
            "client_secret",
            read("office365-service/administrator-client-secret"),
            "scope",
            resource + "/.default"));
  }

  private String personalToken(
      ServiceProcess directory, Map<String, String> person, String resource) {
    Map<String, String> form = new HashMap<>(person);
    form.put("grant_type", "password");
    form.put("client_id", AZURE_CLI);
    form.put("scope", resource + "/.default");
    return token(directory, form);
  }

  private String token(ServiceProcess directory, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(directory.url() + "/" + tenant() + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new ServiceException("no token: " + answer.statusCode() + " " + answer.body());
      }
      return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
    } catch (IOException failure) {
      throw new ServiceException("no token", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted", interrupted);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Map<String, String> certificate(String service) {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_HTTP_SSL_CERTIFICATE_FILES", path(service + "/server.crt"));
    settings.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", path(service + "/server.key"));
    return settings;
  }

  private String tenant() {
    return read("dynamics-service/tenant-id");
  }

  private String read(String file) {
    return lines(folder.resolve(file)).findFirst().orElseThrow();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failure) {
      throw new ServiceException(file + " cannot be read", failure);
    }
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }
}
