package dev.tenantsync.office365.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.user.RecycleBin;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserEdits;
import dev.tenantsync.office365.user.UserRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes a person of the demo population through the steps that an administrator would take. */
@ApplicationScoped
class Newcomer {

  private final UserEdits edits;
  private final UserRegistry registry;
  private final Entitlements entitlements;
  private final RecycleBin bin;

  Newcomer(UserEdits edits, UserRegistry registry, Entitlements entitlements, RecycleBin bin) {
    this.edits = edits;
    this.registry = registry;
    this.entitlements = entitlements;
    this.bin = bin;
  }

  void arrive(PersonJson person) {
    ObjectNode body = person.user().deepCopy();
    // Nobody knows it: a password that ships with the product would be everybody's.
    body.putObject("passwordProfile").put("password", "Aa1!" + UUID.randomUUID());
    User user = registry.create(edits.ofNew(body));
    String key = user.id.toString();
    person.licenses().forEach(license -> entitlements.license(key, license));
    person.roles().forEach(role -> entitlements.role(user.id, role));
    if (person.deleted()) {
      bin.delete(key);
    }
  }
}
