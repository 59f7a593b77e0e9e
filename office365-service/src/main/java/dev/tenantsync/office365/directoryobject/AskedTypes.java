package dev.tenantsync.office365.directoryobject;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kinds of object a client asks for by the names of their types. */
@ApplicationScoped
class AskedTypes {

  private static final String ANY = "directoryObject";

  /** Graph's other kinds (Graph: directoryObject, getByIds): asked for in vain, but rightly. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "administrativeUnit",
          "application",
          "contract",
          "device",
          "orgContact",
          "organization",
          "servicePrincipal");

  private final DirectoryObjects objects;

  AskedTypes(DirectoryObjects objects) {
    this.objects = objects;
  }

  /**
   * The kinds of these names; all where none is named.
   *
   * @throws GraphException if there is no such type in Graph
   */
  Collection<ObjectKind> kinds(@Nullable List<@Nullable String> names) {
    if (names == null || names.isEmpty() || names.contains(ANY)) {
      return objects.kinds();
    }
    return names.stream().map(this::kind).flatMap(Optional::stream).distinct().toList();
  }

  private Optional<ObjectKind> kind(@Nullable String name) {
    Optional<ObjectKind> kind = Optional.ofNullable(name).flatMap(objects::kind);
    if (kind.isEmpty() && (name == null || !ELSEWHERE.contains(name))) {
      throw GraphException.badProperty(
          "types", "InvalidValue", "There is no type of directory object named '" + name + "'.");
    }
    return kind;
  }
}
