package dev.tenantsync.benchmark.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.benchmark.http.Answer;
import dev.tenantsync.benchmark.http.Connection;
import dev.tenantsync.benchmark.http.Request;

/** One service, as its administrator's scripts ask it. */
public record Api(int port, String token) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Request get(String path) {
    return Request.get(path, token);
  }

  public Request request(String method, String path, String body) {
    return Request.of(method, path, token, body);
  }

  /** The answer to a question. */
  public JsonNode read(String path) {
    return json(send(get(path)).expect(200));
  }

  /** The answer to one request on a connection of its own. */
  public Answer send(Request request) {
    try (Connection connection = Connection.to(port)) {
      return connection.exchange(request);
    }
  }

  public static JsonNode json(Answer answer) {
    try {
      return JSON.readTree(answer.text());
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("not JSON: " + answer.text(), malformed);
    }
  }
}
