package dev.tenantsync.office365.description;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Finds the scanned schemas that something still refers to. */
final class UsedSchemas {

  private final Map<String, Schema> all;
  private final Set<String> used = new TreeSet<>();

  private UsedSchemas(Map<String, Schema> all) {
    this.all = all;
  }

  /** The names of those that these paths refer to, directly or by way of others. */
  static Set<String> in(Collection<PathItem> paths, Map<String, Schema> all) {
    UsedSchemas search = new UsedSchemas(all);
    paths.stream()
        .flatMap(path -> path.getOperations().values().stream())
        .flatMap(UsedSchemas::contents)
        .forEach(search::visit);
    return search.used;
  }

  private static Stream<Schema> contents(Operation operation) {
    Stream<Schema> sent =
        operation.getRequestBody() == null
            ? Stream.empty()
            : schemas(operation.getRequestBody().getContent());
    Stream<Schema> answered =
        operation.getResponses().getAPIResponses().values().stream()
            .map(APIResponse::getContent)
            .flatMap(UsedSchemas::schemas);
    Stream<Schema> asked = operation.getParameters().stream().map(Parameter::getSchema);
    return Stream.of(sent, answered, asked).flatMap(each -> each);
  }

  private static Stream<Schema> schemas(@Nullable Content content) {
    return content == null
        ? Stream.empty()
        : content.getMediaTypes().values().stream().map(MediaType::getSchema);
  }

  private void visit(@Nullable Schema start) {
    Deque<Schema> open = new ArrayDeque<>();
    add(open, start);
    while (!open.isEmpty()) {
      Schema next = open.pop();
      String reference = next.getRef();
      if (reference != null) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        if (used.add(name)) {
          add(open, all.get(name));
        }
      }
      add(open, next.getItems());
      add(open, next.getAdditionalPropertiesSchema());
      Stream.of(next.getAllOf(), next.getAnyOf(), next.getOneOf())
          .filter(parts -> parts != null)
          .forEach(parts -> parts.forEach(part -> add(open, part)));
      if (next.getProperties() != null) {
        next.getProperties().values().forEach(part -> add(open, part));
      }
    }
  }

  private static void add(Deque<Schema> open, @Nullable Schema schema) {
    if (schema != null) {
      open.push(schema);
    }
  }
}
