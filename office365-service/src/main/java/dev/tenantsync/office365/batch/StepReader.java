package dev.tenantsync.office365.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.error.GraphException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one step of a batch. */
final class StepReader {

  private static final Set<String> PROPERTIES =
      Set.of("id", "method", "url", "headers", "body", "dependsOn");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");

  /** RFC 9110, sections 5.6.2 and 5.5. */
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

  private final String at;
  private final JsonNode step;

  /**
   * @param at the step's place, such as {@code requests[3]}
   */
  StepReader(String at, JsonNode step) {
    this.at = at;
    this.step = step;
  }

  Step read(String root) {
    if (!step.isObject()) {
      throw refusal("", "The step has to be an object.");
    }
    BatchReader.refuseUnknown(step, PROPERTIES, at + ".");
    String id = text("id");
    Map<String, String> headers = headers();
    return new Step(id, method(), target(root), headers, body(id, headers), dependsOn());
  }

  private String method() {
    String method = text("method").toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw refusal(
          "method",
          "The method '" + method + "' is none of " + "GET, POST, PATCH, PUT and DELETE.");
    }
    return method;
  }

  private String target(String root) {
    String url = text("url");
    String target =
        StepTarget.of(url, root)
            .orElseThrow(
                () -> refusal("url", "The url '" + url + "' does not lead below " + root + "."));
    if (target.length() > StepTarget.LONGEST) {
      throw refusal("url", "The url is longer than " + StepTarget.LONGEST + " characters.");
    }
    if (StepTarget.isBatch(target)) {
      throw refusal("url", "A batch cannot be a step of a batch.");
    }
    return target;
  }

  /** Some clients send {@code content-type} beside {@code Content-Type}: the last one counts. */
  private Map<String, String> headers() {
    JsonNode given = step.path("headers");
    if (!given.isObject() && isPresent(given)) {
      throw refusal("headers", "Headers have to be an object.");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    given
        .properties()
        .forEach(
            header -> {
              String name = header.getKey();
              JsonNode value = header.getValue();
              boolean sound =
                  HEADER_NAME.matcher(name).matches()
                      && value.isTextual()
                      && HEADER_VALUE.matcher(value.textValue()).matches();
              if (!sound) {
                throw refusal("headers", "The header '" + name + "' cannot be sent.");
              }
              headers.put(name.toLowerCase(Locale.ROOT), value.textValue());
            });
    return headers;
  }

  /** JSON goes on as it came; a text goes on as itself if its type is no JSON. */
  private @Nullable String body(String id, Map<String, String> headers) {
    JsonNode body = step.path("body");
    if (!isPresent(body)) {
      return null;
    }
    String type = headers.get("content-type");
    if (type == null) {
      throw refusal(
          "headers", "Write request id : " + id + " does not contain Content-Type header or body.");
    }
    boolean json = type.toLowerCase(Locale.ROOT).contains("json");
    return body.isTextual() && !json ? body.textValue() : body.toString();
  }

  private List<String> dependsOn() {
    JsonNode given = step.path("dependsOn");
    if (!given.isArray() && isPresent(given)) {
      throw refusal("dependsOn", "What a step depends on has to be an array of ids.");
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : given) {
      if (!id.isTextual()) {
        throw refusal("dependsOn", "What a step depends on has to be an array of ids.");
      }
      ids.add(id.textValue());
    }
    return ids;
  }

  private String text(String name) {
    JsonNode value = step.path(name);
    if (!isPresent(value) || value.asText().isEmpty()) {
      throw BatchRefusal.at(
          at + "." + name,
          "MissingValue",
          "A value is required for property '" + name + "' of " + named() + ".");
    }
    if (!value.isTextual()) {
      throw refusal(name, "The property has to be a string.");
    }
    return value.textValue();
  }

  private GraphException refusal(String property, String message) {
    String place = property.isEmpty() ? at : at + "." + property;
    String told = message.startsWith("Write request id") ? message : named() + ": " + message;
    return BatchRefusal.at(place, "InvalidValue", told);
  }

  /** By its id, if it has one. */
  private String named() {
    JsonNode id = step.path("id");
    return id.isTextual() && !id.textValue().isEmpty() ? "step '" + id.textValue() + "'" : at;
  }

  private static boolean isPresent(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }
}
