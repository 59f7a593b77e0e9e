package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One proposed edit of the directory, and what it makes of one account. */
sealed interface Edit {

  /** The account afterwards; equal where the edit changes nothing about it. */
  Subject on(Subject subject, Stock stock);

  /** Whether the edit names the account; the directory edits nobody who is deleted. */
  private static boolean names(Set<UUID> users, Subject subject) {
    return users.contains(subject.objectId()) && subject.facts().present();
  }

  /** A licence assigned to users, or with other plans switched off than before. */
  record AddLicense(Set<UUID> users, Assignment license) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes = names(users, subject) && !subject.holdings().licenses().contains(license);
      return changes ? subject.with(subject.holdings().with(license, stock)) : subject;
    }
  }

  /** A licence taken from users; what a group gives of it stays. */
  record RemoveLicense(Set<UUID> users, UUID skuId) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes = names(users, subject) && subject.holdings().hold(skuId, null);
      return changes ? subject.with(subject.holdings().without(skuId, null, stock)) : subject;
    }
  }

  /** A licence assigned to a group: its direct members get it. */
  record AddGroupLicense(UUID group, Assignment license) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      Assignment given = license.through(group);
      boolean changes =
          subject.holdings().groups().contains(group)
              && !subject.holdings().licenses().contains(given);
      return changes ? subject.with(subject.holdings().with(given, stock)) : subject;
    }
  }

  /** A licence taken from a group. */
  record RemoveGroupLicense(UUID group, UUID skuId) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      return subject.holdings().hold(skuId, group)
          ? subject.with(subject.holdings().without(skuId, group, stock))
          : subject;
    }
  }

  /** A directory role granted or revoked. */
  record ChangeRole(Set<UUID> users, TenantRole role, boolean held) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes = names(users, subject) && subject.roles().contains(role) != held;
      return changes ? subject.holding(role, held) : subject;
    }
  }

  /** A directory role that gives nothing here. */
  record ChangeOtherRole(UUID roleTemplateId) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      return subject;
    }
  }

  /** Settings of the environment: the terms follow them, not the accounts. */
  record ChangeSettings() implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      return subject;
    }
  }

  /** Sign-in allowed or blocked. */
  record ChangeSignIn(Set<UUID> users, boolean allowed) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes =
          names(users, subject) && subject.facts().lifecycle().signInAllowed() != allowed;
      return changes ? subject.signingIn(allowed) : subject;
    }
  }

  /** Into the recycle bin, out of it again, or out of it for good. */
  record Move(Set<UUID> users, Presence from, Presence to) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes = users.contains(subject.objectId()) && subject.presence() == from;
      return changes ? subject.moving(to) : subject;
    }
  }

  /**
   * Users made members of a group.
   *
   * @param given what the group gives its members at this point of the plan
   */
  record Join(Set<UUID> users, UUID group, List<Assignment> given) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes = names(users, subject) && !subject.holdings().groups().contains(group);
      return changes ? subject.with(subject.holdings().joining(group, given, stock)) : subject;
    }
  }

  /** Users taken out of a group. */
  record Leave(Set<UUID> users, UUID group) implements Edit {
    @Override
    public Subject on(Subject subject, Stock stock) {
      boolean changes = names(users, subject) && subject.holdings().groups().contains(group);
      return changes ? subject.with(subject.holdings().leaving(group, stock)) : subject;
    }
  }
}
