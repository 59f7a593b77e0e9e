package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failed line with the error that the same request would have got. */
record FailureJson(int line, ErrorJson error) {

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ErrorJson(String code, String message, List<DetailJson> details) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DetailJson(String code, @Nullable String target, String message) {}

  static FailureJson of(Failure failure) {
    String code = failure.detailCode();
    return new FailureJson(
        failure.line(),
        new ErrorJson(
            failure.code(),
            failure.message(),
            code == null
                ? List.of()
                : List.of(new DetailJson(code, failure.target(), failure.message()))));
  }
}
