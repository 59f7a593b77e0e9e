package dev.tenantsync.dynamics.privilege;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Privileges and how deep each reaches: those of a role, or of a user, whose roles add up.
 *
 * @param held the best depth of each
 */
public record Privileges(Map<Privilege, Depth> held) {

  public static final Privileges NONE = new Privileges(Map.of());

  public Privileges {
    held = Map.copyOf(held);
  }

  /** The same depth for all of these. */
  public static Privileges of(Depth depth, Collection<Privilege> privileges) {
    return new Privileges(
        privileges.stream().distinct().collect(Collectors.toMap(one -> one, one -> depth)));
  }

  /** Both together: of two depths the deeper one counts. */
  public Privileges and(Privileges more) {
    Map<Privilege, Depth> union = new EnumMap<>(Privilege.class);
    union.putAll(held);
    more.held.forEach(
        (privilege, depth) ->
            union.merge(privilege, depth, (one, other) -> one.covers(other) ? one : other));
    return new Privileges(union);
  }

  /** All but these. */
  public Privileges without(Collection<Privilege> privileges) {
    return new Privileges(
        held.entrySet().stream()
            .filter(entry -> !privileges.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** What an access mode leaves of them. */
  public Privileges leftBy(AccessMode mode) {
    return new Privileges(
        held.entrySet().stream()
            .filter(entry -> entry.getKey().leftBy(mode))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** How deep a privilege reaches; empty where it is not held at any depth. */
  public Optional<Depth> depthOf(Privilege privilege) {
    return Optional.ofNullable(held.get(privilege));
  }

  public boolean holds(Privilege privilege) {
    return held.containsKey(privilege);
  }

  /**
   * Whether all of these are held, each at least as deep: nobody may give away, or take away, a
   * role beyond their own privileges.
   */
  public boolean covers(Privileges others) {
    return others.held.entrySet().stream()
        .allMatch(
            other ->
                depthOf(other.getKey()).filter(own -> own.covers(other.getValue())).isPresent());
  }
}
