package dev.tenantsync.dynamics.diagnosis;

import dev.tenantsync.dynamics.access.Applicants;
import dev.tenantsync.dynamics.access.Applicants.Found;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.diagnosis.DirectoryNow.Answer;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at one user from every side; writes nothing. */
@ApplicationScoped
class Diagnoses {

  /** A user and what was found. */
  record Diagnosis(Found user, List<Finding> findings) {}

  private final Applicants applicants;
  private final DirectoryNow directory;
  private final Feeds feeds;
  private final Database database;
  private final CurrentSettings settings;

  Diagnoses(
      Applicants applicants,
      DirectoryNow directory,
      Feeds feeds,
      Database database,
      CurrentSettings settings) {
    this.settings = settings;
    this.applicants = applicants;
    this.directory = directory;
    this.feeds = feeds;
    this.database = database;
  }

  /**
   * By systemuserid or object id.
   *
   * @return empty only where the directory itself, asked now, has no such account either
   */
  Optional<Diagnosis> of(UUID id) {
    Optional<Found> known = applicants.find(id);
    Found user = known.orElseGet(() -> applicants.unknown(id));
    Answer answer = directory.ask(user.objectId());
    if (known.isEmpty() && answer.unknown()) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        new Conditions(user.applicant(), teamRoles(user.systemuserId()), groupConfigured())
            .findings());
    findings.addAll(directory.findings(user.objectId(), answer));
    findings.addAll(feeds.findings());
    return Optional.of(new Diagnosis(user, findings));
  }

  private List<String> teamRoles(@Nullable UUID row) {
    return database.list(
        """
        select distinct r.name
        from teammembership m
          join team t on t.teamid = m.teamid and t.teamtype = 0
          join teamroles held on held.teamid = m.teamid
          join securityrole r on r.roleid = held.roleid
        where m.systemuserid = ?::uuid order by r.name
        """,
        found -> found.text("name"),
        row);
  }

  private boolean groupConfigured() {
    return settings.current().securityGroup().isPresent();
  }
}
