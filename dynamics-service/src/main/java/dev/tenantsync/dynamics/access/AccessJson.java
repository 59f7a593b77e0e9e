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
   */
  record SurfaceJson(
      String surface,
      boolean allowed,
      @Nullable String firstClosed,
      @Nullable String code,
      List<GateJson> gates,
      List<SentenceJson> smallestChange) {

    static SurfaceJson of(String name, Access access) {
      return new SurfaceJson(
          name,
          access.admitted(),
          access.firstClosed().map(closed -> closed.gate().name()).orElse(null),
          access.firstClosed().map(closed -> closed.gate().refusal().code()).orElse(null),
          access.gates().stream().map(GateJson::of).toList(),
          access.smallestChange().stream()
              .map(change -> new SentenceJson(change.id(), change.sentence()))
              .toList());
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
   * @param position how far the directory's feed had been read; null for what was done here
   */
  record EvidenceJson(
      String fact, String source, String value, @Nullable Instant at, @Nullable String position) {

    static EvidenceJson of(Evidence evidence) {
      Sighting sighting = evidence.sighting();
      return new EvidenceJson(
          evidence.fact().name(),
          evidence.fact().source() == Fact.Source.DIRECTORY ? "directory" : "dynamics",
          evidence.value(),
          sighting == null ? null : sighting.at(),
          sighting == null ? null : sighting.position());
    }
  }
}
