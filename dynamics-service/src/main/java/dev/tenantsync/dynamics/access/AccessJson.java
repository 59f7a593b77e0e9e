package dev.tenantsync.dynamics.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer as it is written.
 *
 * @param systemuserid null where there is no row
 * @param answer where one surface was asked for
 * @param surfaces where none was named: all of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessJson(
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable UUID systemuserid,
    UUID azureactivedirectoryobjectid,
    @JsonUnwrapped @Nullable SurfaceJson answer,
    @Nullable List<SurfaceJson> surfaces) {

  /**
   * One surface.
   *
   * @param code what a call is refused with; null where the user gets in
   * @param smallestChange seen to let the user in: the gates were asked again as if it were made
   * @param noSuggestion why there is none; absent where there is one, and where none is needed
   */
  record SurfaceJson(
      String surface,
      boolean allowed,
      @Nullable String firstClosed,
      @Nullable String code,
      List<GateJson> gates,
      List<SentenceJson> smallestChange,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SentenceJson noSuggestion) {

    private static final SentenceJson NOTHING_HELPS =
        new SentenceJson(
            "NOTHING_HELPS", "No change that could be suggested would let the user in.");

    static SurfaceJson of(String name, Explanation explanation) {
      Access access = explanation.access();
      return new SurfaceJson(
          name,
          access.admitted(),
          access.firstClosed().map(closed -> closed.gate().name()).orElse(null),
          access.firstClosed().map(closed -> closed.gate().refusal().code()).orElse(null),
          access.gates().stream().map(GateJson::of).toList(),
          explanation.smallestChange().stream()
              .map(change -> new SentenceJson(change.id(), change.sentence()))
              .toList(),
          explanation.hopeless() ? NOTHING_HELPS : null);
    }
  }

  record GateJson(String gate, String verdict, SentenceJson reason, List<EvidenceJson> evidence) {

    static GateJson of(GateVerdict gate) {
      return new GateJson(
          gate.gate().name(),
          gate.verdict().name(),
          new SentenceJson(gate.reason().id(), gate.reason().sentence()),
          gate.evidence().stream().map(EvidenceJson::of).toList());
    }
  }

  /** A stable id and its one sentence for people. */
  record SentenceJson(String id, String sentence) {}

  /**
   * What a verdict rests on.
   *
   * @param at when it became known here; null where that was not recorded
   * @param position of the change in the directory's feed, or else how far that had been read; null
   *     for what was done here
   * @param cause the directory's change behind it, where the directory tells
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EvidenceJson(
      String fact,
      String source,
      String value,
      @Nullable Instant at,
      @Nullable String position,
      @Nullable CauseJson cause) {

    static EvidenceJson of(Evidence evidence) {
      Sighting sighting = evidence.sighting();
      return new EvidenceJson(
          evidence.fact().name(),
          evidence.fact().source() == Fact.Source.DIRECTORY ? "directory" : "dynamics",
          evidence.value(),
          sighting == null ? null : sighting.at(),
          sighting == null ? null : sighting.position(),
          sighting == null ? null : CauseJson.of(sighting.cause()));
    }
  }

  /**
   * A change in the directory.
   *
   * @param at by the directory's clock
   * @param actor kind and id of who made it
   */
  record CauseJson(Instant at, String actor, @Nullable String correlationId) {

    static @Nullable CauseJson of(Sighting.@Nullable Cause cause) {
      return cause == null ? null : new CauseJson(cause.at(), cause.actor(), cause.correlationId());
    }
  }
}
