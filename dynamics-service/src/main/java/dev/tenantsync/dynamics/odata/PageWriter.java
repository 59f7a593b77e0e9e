package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.odata.RowStream.JsonRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Writes the document of a list while its rows arrive. */
final class PageWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Annotations annotations;
  private final Function<JsonRow, ObjectNode> rendering;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;

  PageWriter(Annotations annotations, Function<JsonRow, ObjectNode> rendering) {
    this.annotations = annotations;
    this.rendering = rendering;
    try {
      this.json = JSON.createGenerator(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** One row as a document of its own. */
  static byte[] document(ObjectNode row) {
    try {
      return JSON.writeValueAsBytes(row);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void begin(String context, OptionalInt count) {
    ObjectNode head = JSON.createObjectNode();
    head.put("@odata.context", context);
    count.ifPresent(
        counted -> head.put("@odata.count", Math.min(counted, Annotations.MOST_COUNTED)));
    annotations.putTotals(head, count);
    write(
        () -> {
          json.writeStartObject();
          for (var field : head.properties()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
          }
          json.writeArrayFieldStart("value");
        });
  }

  void row(JsonRow row) {
    item(rendering.apply(row));
  }

  /** Something else than a row among the rows. */
  void item(ObjectNode item) {
    write(() -> json.writeTree(item));
  }

  /** Ends the list; with a link to what follows where more follows. */
  byte[] end(Optional<String> nextLink) {
    return nextLink.map(link -> end("@odata.nextLink", link)).orElseGet(this::end);
  }

  /** Ends the list with a link of this name. */
  byte[] end(String name, String link) {
    write(
        () -> {
          json.writeEndArray();
          json.writeStringField(name, link);
          json.writeEndObject();
          json.close();
        });
    return bytes.toByteArray();
  }

  private byte[] end() {
    write(
        () -> {
          json.writeEndArray();
          json.writeEndObject();
          json.close();
        });
    return bytes.toByteArray();
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A step that writes; into memory, so that it cannot really fail. */
  private interface Step {
    void run() throws IOException;
  }
}
