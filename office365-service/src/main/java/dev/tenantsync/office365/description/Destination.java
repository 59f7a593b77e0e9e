package dev.tenantsync.office365.description;

import dev.tenantsync.office365.metadata.BoundOperation;
import dev.tenantsync.office365.metadata.DirectoryModel;
import dev.tenantsync.office365.metadata.Property;
import dev.tenantsync.office365.metadata.StructuredType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a path below {@code /v1.0} leads to, found by walking the model along it.
 *
 * @param path as clients write it, without the version
 * @param place the list or object; its name is the segment that leads there
 * @param owner the type of the object that the place belongs to; null at the service root
 * @param operation what is called there, if anything
 */
record Destination(
    Kind kind,
    String path,
    @Nullable Property place,
    @Nullable StructuredType owner,
    @Nullable BoundOperation operation) {

  /** What is done at the place. */
  enum Kind {
    OBJECTS,
    COUNT,
    REFERENCE,
    OPERATION,
    /** The model does not know the path. */
    OTHER
  }

  private static final List<String> KEYS = List.of("id", "memberId", "thirdId");

  /**
   * @param template such as {@code /v1.0/users/{key}/memberOf}
   */
  static Destination of(String template) {
    Destination here = new Destination(Kind.OBJECTS, "", null, null, null);
    int keys = 0;
    for (String segment : template.substring("/v1.0/".length()).split("/", -1)) {
      here = segment.startsWith("{") ? here.object(KEYS.get(keys++)) : here.next(segment);
    }
    return here;
  }

  /** Whether it is a list, or what is called on one. */
  boolean isList() {
    return place != null && place.many();
  }

  /** The type at the place. */
  Optional<StructuredType> type() {
    return Optional.ofNullable(place).flatMap(at -> DirectoryModel.type(at.type()));
  }

  private Destination object(String key) {
    Property one = place == null ? null : new Property(place.name(), place.type(), false, true);
    return new Destination(kind, path + "/{" + key + "}", one, owner, operation);
  }

  private Destination next(String segment) {
    return switch (segment) {
      case "$count" -> here(Kind.COUNT, segment);
      case "$ref" -> here(Kind.REFERENCE, segment);
      default -> place == null ? atRoot(segment) : behind(segment);
    };
  }

  private Destination atRoot(String segment) {
    Property root = DirectoryModel.root(segment).orElse(null);
    Kind found = root == null ? Kind.OTHER : Kind.OBJECTS;
    return new Destination(found, path + "/" + segment, root, null, null);
  }

  private Destination behind(String segment) {
    StructuredType type = type().orElse(null);
    if (type == null || place == null) {
      return here(Kind.OTHER, segment);
    }
    Optional<Property> relation =
        place.many() ? Optional.empty() : DirectoryModel.relation(segment, type);
    if (relation.isPresent()) {
      return new Destination(kind, path + "/" + segment, relation.get(), type, null);
    }
    BoundOperation called = DirectoryModel.operation(segment, type, place.many()).orElse(null);
    if (called != null) {
      return new Destination(Kind.OPERATION, path + "/" + segment, place, owner, called);
    }
    return DirectoryModel.type(segment)
        .map(
            cast ->
                new Destination(
                    kind,
                    path + "/microsoft.graph." + segment,
                    new Property(place.name(), segment, place.many(), true),
                    owner,
                    null))
        .orElseGet(() -> here(Kind.OTHER, segment));
  }

  private Destination here(Kind kind, String segment) {
    return new Destination(kind, path + "/" + segment, place, owner, operation);
  }
}
