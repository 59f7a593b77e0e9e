package dev.tenantsync.office365.user;

import dev.tenantsync.office365.tenant.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps user principal names well-formed, in verified domains and unique. */
@ApplicationScoped
class PrincipalNames {

  private static final String UNIQUE = "directory_user_principal_name";

  private final Organization organization;
  private final Users users;

  PrincipalNames(Organization organization, Users users) {
    this.organization = organization;
    this.users = users;
  }

  /** Refuses a name that is malformed or in no verified domain. */
  void require(String name) {
    if (!PrincipalName.isWellFormed(name)) {
      throw UserRefusals.invalidPrincipalName();
    }
    if (!organization.holdDomain(PrincipalName.domain(name))) {
      throw UserRefusals.unverifiedDomain();
    }
  }

  /** Writes what is pending; refuses a name that another user bears, in any letter case. */
  void flushUnique() {
    try {
      users.flush();
    } catch (ConstraintViolationException violated) {
      if (UNIQUE.equals(violated.getConstraintName())) {
        throw UserRefusals.duplicatePrincipalName();
      }
      throw violated;
    }
  }
}
