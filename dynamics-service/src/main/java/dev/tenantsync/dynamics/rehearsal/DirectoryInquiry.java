package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.HolderEntry;
import dev.tenantsync.dynamics.directory.HolderEntry.PathEntry;
import dev.tenantsync.dynamics.directory.LicenseCatalogue;
import dev.tenantsync.dynamics.directory.ProductEntry;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.rehearsal.Proposal.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the directory what no feed tells: products, what groups give, and to whom. */
@ApplicationScoped
class DirectoryInquiry {

  private final LicenseCatalogue catalogue;

  DirectoryInquiry(LicenseCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Before any transaction begins.
   *
   * @param unread the security group that is planned for and whose members are not mirrored
   * @throws DataverseException 400 where a product or group does not exist, 503 where the directory
   *     is needed and does not answer
   */
  DirectoryAnswers ask(Proposal proposal, Optional<UUID> unread) {
    boolean needed =
        !proposal.skus().isEmpty() || !proposal.groups().isEmpty() || unread.isPresent();
    try {
      return answers(proposal, unread);
    } catch (DirectoryException refusal) {
      if (needed) {
        throw DataverseException.unavailable(
            "The directory is needed for this plan and does not answer: " + refusal.getMessage());
      }
      return new DirectoryAnswers(
          Optional.empty(), refusal.getMessage(), Map.of(), LicensePaths.NONE, Optional.empty());
    }
  }

  private DirectoryAnswers answers(Proposal proposal, Optional<UUID> unread) {
    Stock stock = stock();
    requireProducts(proposal, stock);
    Map<UUID, List<Assignment>> given = new HashMap<>();
    for (Item item : proposal.items()) {
      if (item.group() != null) {
        given.put(item.group(), given(item, "group", item.group()));
      }
      int index = 0;
      for (UUID nested : item.groups()) {
        given(item, "groups[" + index++ + "]", nested);
      }
    }
    Set<UUID> groups = new LinkedHashSet<>(given.keySet());
    proposal.skus().forEach(sku -> groups.addAll(catalogue.groupsGiving(sku).keySet()));
    return new DirectoryAnswers(
        Optional.of(stock),
        null,
        given,
        paths(groups),
        unread.filter(group -> catalogue.givenBy(group).isPresent()).map(catalogue::everyoneIn));
  }

  private Stock stock() {
    return new Stock(
        catalogue.products().stream()
            .collect(
                Collectors.toMap(
                    ProductEntry::skuId, DirectoryInquiry::product, (one, same) -> same)));
  }

  private static Product product(ProductEntry entry) {
    return new Product(
        entry.skuId(),
        entry.partNumber(),
        entry.seats(),
        entry.consumed(),
        entry.active(),
        new HashSet<>(entry.servicePlans()));
  }

  private static void requireProducts(Proposal proposal, Stock stock) {
    for (Item item : proposal.items()) {
      UUID sku = item.skuId();
      if (sku == null) {
        continue;
      }
      Product product = stock.products().get(sku);
      if (product == null) {
        throw refused(item.place("skuId"), "The directory has no product " + sku);
      }
      int index = 0;
      for (UUID plan : item.disabledPlans()) {
        if (!product.servicePlans().contains(plan)) {
          throw refused(
              item.place("disabledPlans[" + index + "]"),
              "The product " + product.partNumber() + " has no service plan " + plan);
        }
        index++;
      }
    }
  }

  private List<Assignment> given(Item item, String member, UUID group) {
    List<LicenseEntry> licenses =
        catalogue
            .givenBy(group)
            .orElseThrow(() -> refused(item.place(member), "The directory has no group " + group));
    return licenses.stream()
        .map(license -> assignment(license.skuId(), group, license.disabledPlans(), true))
        .toList();
  }

  private LicensePaths paths(Set<UUID> groups) {
    Map<UUID, List<Assignment>> assignments = new HashMap<>();
    Map<UUID, Set<UUID>> memberOf = new HashMap<>();
    for (UUID group : groups) {
      for (HolderEntry member : catalogue.members(group)) {
        memberOf.computeIfAbsent(member.id(), id -> new HashSet<>()).add(group);
        assignments.put(member.id(), member.paths().stream().map(DirectoryInquiry::path).toList());
      }
    }
    return new LicensePaths(assignments, memberOf);
  }

  private static Assignment path(PathEntry path) {
    return assignment(path.skuId(), path.assignedByGroup(), path.disabledPlans(), path.active());
  }

  private static Assignment assignment(
      UUID sku, @Nullable UUID group, List<UUID> disabledPlans, boolean active) {
    return new Assignment(sku, group, new HashSet<>(disabledPlans), active);
  }

  private static DataverseException refused(String place, String why) {
    return DataverseException.badPayload("'" + place + "': " + why + ".");
  }
}
