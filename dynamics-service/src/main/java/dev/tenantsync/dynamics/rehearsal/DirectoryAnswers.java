package dev.tenantsync.dynamics.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the directory was asked for a plan.
 *
 * @param stock empty where it could not be asked, and did not have to be
 * @param trouble why the products are not known; null where they are
 * @param given what the groups of the edits give their members
 * @param paths of the members of all groups that matter
 * @param everyone in the security group that is planned for, however deep; empty where the mirror
 *     knows it, or the directory has no such group
 */
record DirectoryAnswers(
    Optional<Stock> stock,
    @Nullable String trouble,
    Map<UUID, List<Assignment>> given,
    LicensePaths paths,
    Optional<Set<UUID>> everyone) {}
