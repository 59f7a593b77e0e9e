package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.rehearsal.MirroredGroups.Place;
import dev.tenantsync.dynamics.rehearsal.Proposal.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes of a proposal, the mirror and the directory's answers what a plan is played with. */
@ApplicationScoped
class Staging {

  /** Settings that decide about everybody. */
  private static final Set<Setting> FOR_EVERYBODY =
      Set.of(Setting.SERVICE_PLANS, Setting.SECURITY_GROUP, Setting.KEEP_SYSTEM_ADMINISTRATOR);

  private final CurrentSettings settings;
  private final Provisioner provisioner;
  private final EditWriter writer;
  private final MirroredGroups groups;

  Staging(
      CurrentSettings settings, Provisioner provisioner, EditWriter writer, MirroredGroups groups) {
    this.settings = settings;
    this.provisioner = provisioner;
    this.writer = writer;
    this.groups = groups;
  }

  /** The settings as they would be. */
  EnvironmentSettings planned(Proposal proposal) {
    return settings.overrides().with(proposal.settings()).over(settings.configured());
  }

  /** The security group planned for, where the directory has to be asked who is in it. */
  Optional<UUID> unread(Proposal proposal) {
    Optional<UUID> planned = planned(proposal).securityGroup();
    return movesScope(proposal, planned) && !groups.known() ? planned : Optional.empty();
  }

  /** In the transaction that everything is read in. */
  Scene scene(Proposal proposal, DirectoryAnswers answers, Optional<Afresh> afresh) {
    EnvironmentSettings planned = planned(proposal);
    Draft draft =
        new Draft(answers.stock().orElse(Stock.UNKNOWN), groups.nesting(), answers.given());
    Set<UUID> users = new HashSet<>();
    for (Item item : proposal.items()) {
      users.addAll(writer.write(item, draft, answers));
    }
    Optional<Place> place =
        movesScope(proposal, planned.securityGroup())
            ? Optional.of(groups.place(planned.securityGroup(), draft.nesting(), answers))
            : Optional.empty();
    LicensePaths paths = place.map(Place::paths).orElse(answers.paths());
    return new Scene(
        draft.script(),
        new Terms(planned.servicePlans(), place.map(Place::circle), environment(planned)),
        planned,
        roster(proposal, users),
        paths,
        place.map(Place::relevant).orElse(Set.of()),
        afresh);
  }

  /** Whether the settings planned for give every account another version. */
  boolean movesEverybody(Scene scene) {
    EnvironmentSettings today = settings.current();
    EnvironmentSettings planned = scene.settings();
    return !(planned.servicePlans().equals(today.servicePlans())
        && planned.securityGroup().equals(today.securityGroup())
        && planned.keepSystemAdministrator() == today.keepSystemAdministrator());
  }

  Roster roster(Proposal proposal, Set<UUID> users) {
    boolean everybody =
        proposal.resync()
            || proposal.nestings().findAny().isPresent()
            || proposal.settings().keySet().stream().anyMatch(FOR_EVERYBODY::contains);
    return everybody ? Roster.EVERYBODY : Roster.of(users);
  }

  private boolean movesScope(Proposal proposal, Optional<UUID> planned) {
    boolean members = proposal.resync() || proposal.items().stream().anyMatch(Item::ofMembers);
    return !planned.equals(settings.current().securityGroup()) || (planned.isPresent() && members);
  }

  private Environment environment(EnvironmentSettings planned) {
    Slots today = provisioner.environment().slots();
    return new Environment(
        new Slots(planned.nonInteractiveLimit(), today.held(), today.waiting()),
        planned.keepSystemAdministrator(),
        planned.rolesForDisabledUsers());
  }
}
