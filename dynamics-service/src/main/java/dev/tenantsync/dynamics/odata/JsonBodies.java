package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.error.DataverseException;
import java.io.IOException;

/** Bodies of writes, read strictly: nothing a client misspelt may pass silently. */
public final class JsonBodies {

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonBodies() {}

  /**
   * @throws DataverseException 400 when the bytes are no JSON, or say a member twice
   */
  public static JsonNode read(byte[] body) {
    try {
      JsonNode json = STRICT.readTree(body);
      if (json == null || json.isMissingNode()) {
        throw DataverseException.badPayload("The request body is empty.");
      }
      return json;
    } catch (JsonProcessingException malformed) {
      throw DataverseException.badPayload(
          "The request body is not valid JSON: " + malformed.getOriginalMessage());
    } catch (IOException unreadable) {
      throw DataverseException.badPayload("The request body cannot be read.");
    }
  }
}
