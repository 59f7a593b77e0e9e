package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import org.jspecify.annotations.Nullable;

/**
 * Facts and the version they belong to, read together.
 *
 * @param position evidence: how far the directory's answer reached that brought the facts
 */
record Account(
    AccountFacts facts, long version, @Nullable String position, MirroredLicenses licenses) {}
