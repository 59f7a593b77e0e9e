package dev.tenantsync.office365.license;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes the holders' notices that are left: after a change of units, and after a crash. */
@ApplicationScoped
class HolderNoticeWriter {

  private static final int SLICE = 5_000;

  private final HolderNotices notices;

  HolderNoticeWriter(HolderNotices notices) {
    this.notices = notices;
  }

  void resume(@Observes @Priority(9_000) StartupEvent start) {
    writeAll();
  }

  void writeAll() {
    boolean more = true;
    while (more) {
      more = notices.writeSlice(SLICE);
    }
  }
}
