package dev.tenantsync.office365.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples of bodies, one file each: an object by its type's name, a request by its operation's id,
 * an answer by that id and {@code .answer}.
 */
final class Examples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  static Optional<Object> named(String name) {
    try (InputStream file = Examples.class.getResourceAsStream("/examples/" + name + ".json")) {
      return file == null ? Optional.empty() : Optional.of(JSON.readValue(file, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** A page with one object of a type. */
  static Optional<Object> page(String type, String path) {
    return named(type)
        .map(
            one -> {
              Map<String, Object> page = new LinkedHashMap<>();
              page.put(
                  "@odata.context", "http://localhost:8365/v1.0/$metadata#" + path.substring(1));
              page.put("value", List.of(one));
              return page;
            });
  }
}
