package dev.tenantsync.office365.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tenant and its verified domains. */
@ApplicationScoped
public class Organization {

  private final EntityManager entities;

  Organization(EntityManager entities) {
    this.entities = entities;
  }

  /** The tenant; it exists from the first start on. */
  public Tenant tenant() {
    return entities.createQuery("from Tenant", Tenant.class).getSingleResult();
  }

  /** All verified domains, the initial one first. */
  public List<VerifiedDomain> domains() {
    return entities
        .createQuery("from VerifiedDomain order by isInitial desc, name", VerifiedDomain.class)
        .getResultList();
  }

  /** A verified domain, in any letter case. */
  public Optional<VerifiedDomain> domain(String name) {
    return Optional.ofNullable(entities.find(VerifiedDomain.class, name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether this is a verified domain; if so it stays one until the caller's transaction ends, so
   * that no user is left behind in a domain that is being removed.
   */
  public boolean holdDomain(String name) {
    return Optional.ofNullable(
            entities.find(
                VerifiedDomain.class, name.toLowerCase(Locale.ROOT), LockModeType.PESSIMISTIC_READ))
        .isPresent();
  }

  /** All domains, locked against every other change of domains until the transaction ends. */
  List<VerifiedDomain> lockDomains() {
    return entities
        .createQuery("from VerifiedDomain order by name", VerifiedDomain.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  void add(VerifiedDomain domain) {
    entities.persist(domain);
    entities.flush();
  }

  void remove(VerifiedDomain domain) {
    entities.remove(domain);
  }

  /** Whether a user, not a deleted one, has a name in this domain. */
  boolean isUsed(VerifiedDomain domain) {
    return (Boolean)
        entities
            .createNativeQuery(
                "select exists (select 1 from directory_user where deleted_date_time is null"
                    + " and split_part(lower(user_principal_name), '@', 2) = ?1)",
                Boolean.class)
            .setParameter(1, domain.name)
            .getSingleResult();
  }
}
