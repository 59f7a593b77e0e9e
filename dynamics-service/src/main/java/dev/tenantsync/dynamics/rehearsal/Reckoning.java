package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.rehearsal.Performer.Performance;
import dev.tenantsync.dynamics.rehearsal.Summary.Change;
import dev.tenantsync.dynamics.rehearsal.Summary.EditEffect;
import dev.tenantsync.dynamics.rehearsal.Summary.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Counts up what a plan comes to, and completes it. */
@ApplicationScoped
class Reckoning {

  private final Database database;
  private final Plans plans;
  private final CurrentSettings settings;

  Reckoning(Database database, Plans plans, CurrentSettings settings) {
    this.database = database;
    this.plans = plans;
    this.settings = settings;
  }

  /** What a plan was played with, and how it went. */
  record Played(Proposal proposal, DirectoryAnswers answers, Scene scene, Performance performance) {

    private Rehearsal rehearsal() {
      return performance.rehearsal();
    }
  }

  /** In the snapshot that the plan was made in. */
  void complete(UUID plan, Played played) {
    plans.complete(plan, played.performance().stateHash(), summary(plan, played));
  }

  private Summary summary(UUID plan, Played played) {
    Map<String, Long> effects = plans.effects(plan);
    long kept = effects.values().stream().mapToLong(Long::longValue).sum();
    long users = Math.max(played.performance().users(), kept);
    long enabled =
        database.number(
            "select count(*) as n from systemuser where kind = 'PERSON' and not isdisabled");
    Slots before = played.scene().terms().environment().slots();
    return new Summary(
        users,
        counts(effects, users - kept),
        plans.reasons(plan),
        editEffects(played),
        played.answers().stock().map(stock -> seats(stock, played.rehearsal())).orElse(null),
        played.answers().trouble(),
        new Change(enabled, enabled + plans.enabledMore(plan)),
        new Change(before.held(), played.rehearsal().slots().held()),
        new Change(settings.current().nonInteractiveLimit(), before.limit()),
        played.scene().afresh().flatMap(one -> Optional.ofNullable(one.refusal())).orElse(null),
        played.proposal().local());
  }

  /** Of everybody, only those for whom something changes are kept. */
  private static Map<String, Long> counts(Map<String, Long> effects, long notKept) {
    Map<String, Long> counts = new TreeMap<>();
    for (Effect effect : Effect.values()) {
      counts.put(effect.wireName(), effects.getOrDefault(effect.name(), 0L));
    }
    counts.merge(Effect.UNCHANGED.wireName(), notKept, Long::sum);
    return counts;
  }

  private static List<EditEffect> editEffects(Played played) {
    int[] effects = played.rehearsal().effects();
    List<EditEffect> told = new ArrayList<>();
    for (Proposal.Item item : played.proposal().items()) {
      told.add(new EditEffect(item.index(), item.kind().wireName(), effects[item.index()]));
    }
    return told;
  }

  private static List<Seats> seats(Stock stock, Rehearsal rehearsal) {
    return stock.products().values().stream()
        .filter(product -> rehearsal.seats().change(product.skuId()) != 0)
        .sorted(Comparator.comparing(Product::partNumber))
        .map(product -> seats(product, rehearsal.seats().change(product.skuId())))
        .toList();
  }

  private static Seats seats(Product product, long change) {
    long after = product.consumed() + change;
    return new Seats(
        product.skuId(),
        product.partNumber(),
        product.seats(),
        new Change(product.consumed(), after),
        Math.max(0, after - product.seats()));
  }
}
