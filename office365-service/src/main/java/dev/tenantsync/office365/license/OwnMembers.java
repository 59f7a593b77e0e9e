package dev.tenantsync.office365.license;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The users whom a request has marked, and settles before it is answered. */
@RequestScoped
class OwnMembers {

  private final Set<UUID> userIds = new LinkedHashSet<>();
  private boolean answering;

  /** This is a request over HTTP, at the end of which somebody asks. */
  void expectAnswer() {
    answering = true;
  }

  boolean isAnswering() {
    return answering;
  }

  void add(List<UUID> marked) {
    userIds.addAll(marked);
  }

  /** Those that came since the last call. */
  List<UUID> take() {
    List<UUID> taken = List.copyOf(userIds);
    userIds.clear();
    return taken;
  }
}
