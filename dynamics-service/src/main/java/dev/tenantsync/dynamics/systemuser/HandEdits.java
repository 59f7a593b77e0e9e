package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.EditVerdict;
import dev.tenantsync.dynamics.entitlement.EditVerdict.Allowed;
import dev.tenantsync.dynamics.entitlement.EditVerdict.Refused;
import dev.tenantsync.dynamics.entitlement.LocalEdits;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.provisioning.EditLog;
import dev.tenantsync.dynamics.provisioning.EditLog.Edit;
import dev.tenantsync.dynamics.provisioning.EditLog.Subject;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Edits by hand that may change who gets in: asks the rules, writes, logs, and has the user decided
 * anew, all under the guard that the caller's transaction has taken.
 */
@ApplicationScoped
public class HandEdits {

  private final Provisioner provisioner;
  private final UserRows rows;
  private final EditLog log;
  private final RequestContext request;

  HandEdits(Provisioner provisioner, UserRows rows, EditLog log, RequestContext request) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.log = log;
    this.request = request;
  }

  /** An edit for the log. */
  public enum Step {
    CHOOSE_MODE,
    BLOCK,
    UNBLOCK,
    GRANT_ROLE,
    REMOVE_ROLE,
    JOIN_TEAM,
    LEAVE_TEAM,
    CREATE_USER,
    EDIT_USER,
    CHANGE_UNIT,
    DELETE_USER,
    PURGE_USER
  }

  /**
   * Asks the rules and writes the choice they allow; where it changes nothing, nothing is written.
   *
   * @param subject what the edit is about, for the refusal's text
   */
  void choose(
      Target target, String subject, Function<LocalEdits, EditVerdict> question, Logged logged) {
    Row row = row(target);
    Row edited = allowed(target, subject, question).edited();
    if (edited.local().equals(row.local()) && edited.standing().equals(row.standing())) {
      return;
    }
    rows.writeChoices(target.id(), edited);
    log(target, logged);
    decide(target);
  }

  /**
   * Asks the rules.
   *
   * @throws DataverseException with the rules' code where they refuse
   */
  Allowed allowed(Target target, String subject, Function<LocalEdits, EditVerdict> question) {
    UUID objectId = Objects.requireNonNull(target.objectId());
    AccountFacts facts = provisioner.factsOf(objectId).orElseThrow();
    LocalEdits edits =
        new LocalEdits(
            facts, row(target), provisioner.environment(), rows.administratorsBesides(target.id()));
    return question
        .apply(edits)
        .fold(
            allowed -> allowed,
            refused -> {
              throw refusal(subject, refused);
            });
  }

  /** Who edits, for the log. */
  String actor() {
    return request.actor();
  }

  void decide(Target target) {
    UUID objectId = Objects.requireNonNull(target.objectId());
    provisioner.decide(List.of(objectId), request.actor());
  }

  /** What the log says of an edit; {@code before} and {@code after} are JSON. */
  public record Logged(Step step, Reason reason, @Nullable String before, @Nullable String after) {}

  public void log(Target target, Logged logged) {
    log.write(
        new Subject(target.objectId(), target.id()),
        new Edit(logged.step().name(), logged.reason(), logged.before(), logged.after()));
  }

  private Row row(Target target) {
    UUID objectId = Objects.requireNonNull(target.objectId());
    return provisioner.rowOf(objectId).orElseThrow();
  }

  private static DataverseException refusal(String subject, Refused refused) {
    return new DataverseException(
        400, refused.code().code(), subject + ": " + refused.reason().sentence());
  }
}
