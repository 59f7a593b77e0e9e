package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a directory with group licences must look like, written from the rules: sources and seats,
 * but nothing of how they are worked out.
 */
final class InheritanceModel {

  /** One entry of licenseAssignmentStates. */
  record Entry(String sku, String group, Set<String> off, String state, String error) {

    boolean inForce() {
      return state.startsWith("Active");
    }
  }

  /** What a user shows. */
  record Shown(Map<String, Set<String>> licenses, List<Entry> entries) {}

  /** A product and its plans; the first of which may exclude another product's first. */
  record Sku(String id, List<String> plans) {}

  final Map<String, Sku> skus = new LinkedHashMap<>();
  final Map<String, Integer> units = new HashMap<>();
  final Map<String, Integer> consumed = new HashMap<>();
  final Map<String, String> locations = new LinkedHashMap<>();
  final Set<String> deleted = new HashSet<>();
  final Map<String, Map<String, Set<String>>> direct = new HashMap<>();
  final Map<String, Map<String, Set<String>>> given = new LinkedHashMap<>();
  final Map<String, Set<String>> members = new HashMap<>();
  private final Map<String, List<Set<String>>> lines = new HashMap<>();
  private final String one;
  private final String other;

  /**
   * @param one a plan that excludes
   * @param other this one
   */
  InheritanceModel(String one, String other) {
    this.one = one;
    this.other = other;
  }

  /** What a map holds that must hold it. */
  static <T> T at(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  List<String> live() {
    return locations.keySet().stream().filter(user -> !deleted.contains(user)).toList();
  }

  /** Whether a licence can be assigned to a user who shows this. */
  boolean admits(String user, Shown now, String sku, Set<String> off) {
    Map<String, Set<String>> after = new HashMap<>(now.licenses());
    Set<String> effective = new HashSet<>(off);
    for (Entry entry : now.entries()) {
      if (entry.sku().equals(sku) && !entry.group().equals("null") && entry.inForce()) {
        effective.retainAll(entry.off());
      }
    }
    after.put(sku, effective);
    boolean seat = now.licenses().containsKey(sku) || at(consumed, sku) < at(units, sku);
    return at(locations, user).equals("PT") && !excludes(plans(after)) && seat;
  }

  /** Judges what all live users show; {@code seats} as the products say. */
  void check(Map<String, Shown> shown, Map<String, Integer> seats) {
    shown.forEach(this::checkSources);
    shown.forEach(this::checkEffective);
    shown.forEach((user, now) -> now.entries().forEach(entry -> checkReason(user, now, entry)));
    for (String sku : skus.keySet()) {
      int holders =
          (int) shown.values().stream().filter(now -> now.licenses().containsKey(sku)).count();
      assertThat(at(seats, sku)).as("seats of %s", sku).isEqualTo(holders);
      assertThat(holders)
          .as("holders of %s", sku)
          .isLessThanOrEqualTo(Math.max(at(units, sku), consumed.getOrDefault(sku, 0)));
      checkLine(sku, shown, holders);
      consumed.put(sku, holders);
    }
  }

  /** Every source shows, and no other. */
  private void checkSources(String user, Shown now) {
    Set<String> expected = new TreeSet<>();
    direct.getOrDefault(user, Map.of()).keySet().forEach(sku -> expected.add("null " + sku));
    given.forEach(
        (group, licenses) -> {
          if (at(members, group).contains(user)) {
            licenses.keySet().forEach(sku -> expected.add(group + " " + sku));
          }
        });
    Set<String> actual = new TreeSet<>();
    now.entries().forEach(entry -> actual.add(entry.group() + " " + entry.sku()));
    assertThat(actual).as("sources of %s", user).isEqualTo(expected);
    assertThat(now.entries()).hasSize(expected.size());
  }

  /** What is in force is held, less the plans that are off in every source in force. */
  private void checkEffective(String user, Shown now) {
    Map<String, Set<String>> expected = new HashMap<>();
    for (Entry entry : now.entries()) {
      if (entry.inForce()) {
        expected
            .computeIfAbsent(entry.sku(), sku -> new HashSet<>(entry.off()))
            .retainAll(entry.off());
      }
    }
    assertThat(now.licenses()).as("licenses of %s", user).isEqualTo(expected);
    assertThat(excludes(plans(expected)))
        .as("%s has plans that exclude each other", user)
        .isFalse();
  }

  /** Each state has its reason, and none is without. */
  private void checkReason(String user, Shown now, Entry entry) {
    String as = user + " " + entry;
    if (entry.group().equals("null")) {
      assertThat(entry.state()).as(as).isEqualTo("Active");
      assertThat(entry.off()).as(as).isEqualTo(at(at(direct, user), entry.sku()));
      return;
    }
    Set<String> wanted = at(at(given, entry.group()), entry.sku());
    boolean located = at(locations, user).equals("PT") || at(locations, user).isEmpty();
    switch (entry.error()) {
      case "None" -> {
        assertThat(entry.inForce() && located).as(as).isTrue();
        assertThat(entry.off()).as(as).isEqualTo(wanted);
      }
      case "ProhibitedInUsageLocationViolation" -> assertThat(located).as(as).isFalse();
      case "MutuallyExclusiveViolation" -> {
        Map<String, Set<String>> with = new HashMap<>(now.licenses());
        with.merge(entry.sku(), wanted, InheritanceModel::common);
        assertThat(located && excludes(plans(with))).as(as).isTrue();
      }
      case "CountViolation" -> {
        assertThat(located && !now.licenses().containsKey(entry.sku())).as(as).isTrue();
        assertThat(entry.inForce()).as(as).isFalse();
      }
      default -> throw new AssertionError(as);
    }
  }

  /** Nobody waits while a seat is free, and whoever was served waited longest. */
  private void checkLine(String sku, Map<String, Shown> shown, int holders) {
    Set<String> waiting = new HashSet<>();
    shown.forEach(
        (user, now) -> {
          if (now.entries().stream()
              .anyMatch(e -> e.sku().equals(sku) && e.error().equals("CountViolation"))) {
            waiting.add(user);
          }
        });
    assertThat(waiting.isEmpty() || holders >= at(units, sku))
        .as("%s wait for %s, %d of %d taken", waiting, sku, holders, at(units, sku))
        .isTrue();
    List<Set<String>> line = lines.computeIfAbsent(sku, unseen -> new ArrayList<>());
    boolean earlierWait = false;
    Set<String> before = new HashSet<>();
    for (Set<String> together : line) {
      for (String user : together) {
        boolean served = shown.containsKey(user) && holdsByGroup(at(shown, user), sku);
        assertThat(served && earlierWait).as("%s jumped the line for %s", user, sku).isFalse();
      }
      together.retainAll(waiting);
      earlierWait |= !together.isEmpty();
      before.addAll(together);
    }
    Set<String> newcomers = new HashSet<>(waiting);
    newcomers.removeAll(before);
    line.add(newcomers);
    line.removeIf(Set::isEmpty);
  }

  private static boolean holdsByGroup(Shown now, String sku) {
    return now.entries().stream()
            .anyMatch(e -> e.sku().equals(sku) && e.inForce() && !e.group().equals("null"))
        && now.entries().stream().noneMatch(e -> e.sku().equals(sku) && e.group().equals("null"));
  }

  private Set<String> plans(Map<String, Set<String>> licenses) {
    Set<String> plans = new HashSet<>();
    licenses.forEach(
        (sku, off) ->
            at(skus, sku).plans().stream().filter(p -> !off.contains(p)).forEach(plans::add));
    return plans;
  }

  private boolean excludes(Set<String> plans) {
    return plans.contains(one) && plans.contains(other);
  }

  private static Set<String> common(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return common;
  }
}
