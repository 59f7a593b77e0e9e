package dev.tenantsync.pair.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a folder's kustomization.yaml stands for, as far as this project's need it; the rest is
 * refused.
 */
final class Kustomization {

  static final YAMLMapper YAML = new YAMLMapper();

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "apiVersion",
          "kind",
          "resources",
          "components",
          "namespace",
          "images",
          "replicas",
          "patches");

  private final Path folder;
  private final JsonNode wishes;

  private Kustomization(Path folder) {
    this.folder = folder;
    this.wishes = documents(folder.resolve("kustomization.yaml")).get(0);
    wishes
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!UNDERSTOOD.contains(name)) {
                throw new IllegalArgumentException(folder + ": not understood: " + name);
              }
            });
  }

  /** All objects of a folder. */
  static List<ObjectNode> rendered(Path folder) {
    List<ObjectNode> objects = new ArrayList<>();
    new Kustomization(folder).apply(objects);
    return objects;
  }

  /** The documents of a file, each an object. */
  static List<ObjectNode> documents(Path file) {
    return documents(read(file));
  }

  static List<ObjectNode> documents(String text) {
    try (MappingIterator<ObjectNode> documents =
        YAML.readerFor(ObjectNode.class).readValues(text)) {
      return documents.readAll();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Adds its objects to those that are there, and changes what it changes of all. */
  private void apply(List<ObjectNode> objects) {
    for (JsonNode resource : wishes.path("resources")) {
      Path path = folder.resolve(resource.asText());
      objects.addAll(Files.isDirectory(path) ? rendered(path) : documents(path));
    }
    for (JsonNode component : wishes.path("components")) {
      new Kustomization(folder.resolve(component.asText())).apply(objects);
    }
    for (JsonNode patch : wishes.path("patches")) {
      documents(folder.resolve(patch.path("path").asText()))
          .forEach(change -> merge(change, named(objects, change), change));
    }
    objects.forEach(this::adapt);
  }

  private void adapt(ObjectNode object) {
    if (wishes.has("namespace")) {
      object.withObjectProperty("metadata").set("namespace", wishes.get("namespace"));
    }
    if (!object.path("kind").asText().equals("Deployment")) {
      return;
    }
    for (JsonNode replicas : wishes.path("replicas")) {
      if (replicas.path("name").equals(object.at("/metadata/name"))) {
        object.withObjectProperty("spec").set("replicas", replicas.get("count"));
      }
    }
    for (JsonNode image : wishes.path("images")) {
      for (JsonNode container : object.at("/spec/template/spec/containers")) {
        if (image.path("name").equals(container.path("image"))) {
          String name = image.path("newName").asText() + ":" + image.path("newTag").asText();
          ((ObjectNode) container).put("image", name);
        }
      }
    }
  }

  private static ObjectNode named(List<ObjectNode> objects, ObjectNode change) {
    return objects.stream()
        .filter(object -> object.path("kind").equals(change.path("kind")))
        .filter(object -> object.at("/metadata/name").equals(change.at("/metadata/name")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("changes nothing: " + change));
  }

  /** Lists are merged by rules of each field's own: none is changed here. */
  private static void merge(ObjectNode patch, ObjectNode target, ObjectNode change) {
    change
        .properties()
        .forEach(
            field -> {
              if (field.getValue() instanceof ObjectNode inner) {
                merge(patch, target.withObjectProperty(field.getKey()), inner);
              } else if (field.getValue().isArray() || field.getValue().isNull()) {
                throw new IllegalArgumentException(
                    field.getKey() + " is not understood in " + patch);
              } else {
                target.set(field.getKey(), field.getValue());
              }
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
