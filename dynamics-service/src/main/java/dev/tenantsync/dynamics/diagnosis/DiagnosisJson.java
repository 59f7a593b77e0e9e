package dev.tenantsync.dynamics.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantsync.dynamics.access.Change;
import dev.tenantsync.dynamics.access.Explanation;
import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.diagnosis.Diagnoses.Diagnosis;
import dev.tenantsync.dynamics.entitlement.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis as it is written.
 *
 * @param systemuserid null where there is no row
 * @param healthy whether no check failed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DiagnosisJson(
    @Nullable UUID systemuserid,
    UUID azureactivedirectoryobjectid,
    boolean healthy,
    List<CheckJson> checks,
    List<SurfaceJson> surfaces) {

  /**
   * One check.
   *
   * @param subject the feed, where it is one's
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CheckJson(
      String check,
      @Nullable String subject,
      String result,
      String detail,
      @Nullable SentenceJson reason,
      @Nullable SentenceJson mitigation) {

    static CheckJson of(Finding finding) {
      return new CheckJson(
          finding.check().name(),
          finding.subject().isEmpty() ? null : finding.subject(),
          finding.result().name(),
          finding.detail(),
          finding.reason().map(SentenceJson::of).orElse(null),
          finding.mitigation().map(SentenceJson::of).orElse(null));
    }
  }

  /** Whether the user gets in there, and what would let it in: the same as {@code /access}. */
  record SurfaceJson(String surface, boolean allowed, List<SentenceJson> smallestChange) {

    static SurfaceJson of(Surface surface, Diagnosis diagnosis) {
      Explanation explanation = Explanation.of(diagnosis.user().applicant(), surface, List.of());
      return new SurfaceJson(
          surface.name(),
          explanation.access().admitted(),
          explanation.smallestChange().stream().map(SentenceJson::of).toList());
    }
  }

  /** A stable id and its one sentence for people. */
  record SentenceJson(String id, String sentence) {

    static SentenceJson of(Reason reason) {
      return new SentenceJson(reason.id(), reason.sentence());
    }

    static SentenceJson of(Change change) {
      return new SentenceJson(change.id(), change.sentence());
    }
  }

  static DiagnosisJson of(Diagnosis diagnosis) {
    return new DiagnosisJson(
        diagnosis.user().systemuserId(),
        diagnosis.user().objectId(),
        diagnosis.findings().stream().noneMatch(one -> one.result() == Finding.Result.FAIL),
        diagnosis.findings().stream().map(CheckJson::of).toList(),
        Arrays.stream(Surface.values())
            .map(surface -> SurfaceJson.of(surface, diagnosis))
            .toList());
  }
}
