package dev.tenantsync.dynamics.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.error.ErrorJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Answers to steps that no route gave, in the shape that routes give theirs. */
@ApplicationScoped
class Refused {

  private final ObjectMapper json;

  Refused(ObjectMapper json) {
    this.json = json;
  }

  /** A refusal as an answer. */
  Received as(DataverseException refusal) {
    List<Entry<String, String>> headers = new ArrayList<>(refusal.headers().entrySet());
    headers.add(Map.entry("Content-Type", "application/json; odata.metadata=minimal"));
    headers.add(Map.entry("OData-Version", "4.0"));
    try {
      return new Received(
          refusal.status(), headers, Octets.utf8(json.writeValueAsString(ErrorJson.of(refusal))));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The answer itself; with an error body where the server gave none, as no route was reached. */
  Received completed(Received answer) {
    return answer.failed() && answer.body().isEmpty() ? unreadable() : answer;
  }

  private Received unreadable() {
    return as(DataverseException.badPayload("The request cannot be read."));
  }
}
