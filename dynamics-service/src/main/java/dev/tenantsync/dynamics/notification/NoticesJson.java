package dev.tenantsync.dynamics.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the directory posts (Graph: changeNotificationCollection), as far as it is of use. */
@JsonIgnoreProperties(ignoreUnknown = true)
record NoticesJson(@Nullable List<@Nullable NoticeJson> value) {

  /**
   * One notice.
   *
   * @param lifecycleEvent null where it is about a change
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record NoticeJson(
      @Nullable String clientState, @Nullable String resource, @Nullable String lifecycleEvent) {}

  List<NoticeJson> notices() {
    return value == null ? List.of() : value.stream().filter(Objects::nonNull).toList();
  }
}
