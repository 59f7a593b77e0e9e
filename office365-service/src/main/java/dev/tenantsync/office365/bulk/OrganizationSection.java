package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.tenant.Organization;
import dev.tenantsync.office365.tenant.OrganizationRestoration;
import dev.tenantsync.office365.tenant.Tenant;
import dev.tenantsync.office365.tenant.VerifiedDomain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * The organization and its domains. Its id is left out: it belongs to the place and to the tokens
 * issued there, not to what is kept in it.
 */
@ApplicationScoped
class OrganizationSection implements Section {

  private static final String TYPE = "#microsoft.graph.organization";

  private final Organization organization;
  private final OrganizationRestoration restoration;

  OrganizationSection(Organization organization, OrganizationRestoration restoration) {
    this.organization = organization;
    this.restoration = restoration;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public void write(ExportLines lines) {
    Tenant tenant = organization.tenant();
    ObjectNode line = lines.line(TYPE).put("displayName", tenant.displayName);
    if (tenant.countryLetterCode != null) {
      line.put("countryLetterCode", tenant.countryLetterCode);
    }
    line.put("createdDateTime", tenant.createdDateTime.toString());
    ArrayNode domains = line.putArray("verifiedDomains");
    for (VerifiedDomain domain : organization.domains()) {
      domains
          .addObject()
          .put("name", domain.name)
          .put("isDefault", domain.isDefault)
          .put("isInitial", domain.isInitial);
    }
    lines.write(line);
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    return () ->
        lines.forEach(line -> verdicts.check(line.number(), () -> restore(Fields.of(line.body()))));
  }

  private void restore(Fields line) {
    Tenant tenant = new Tenant();
    tenant.displayName = line.requiredText("displayName");
    tenant.countryLetterCode = line.text("countryLetterCode").orElse(null);
    tenant.createdDateTime = line.requiredInstant("createdDateTime");
    List<VerifiedDomain> domains =
        line.list("verifiedDomains").stream().map(OrganizationSection::domain).toList();
    line.end();
    restoration.restore(tenant, domains);
  }

  private static VerifiedDomain domain(Fields fields) {
    VerifiedDomain domain = new VerifiedDomain();
    domain.name = fields.requiredText("name");
    domain.isDefault = fields.flag("isDefault");
    domain.isInitial = fields.flag("isInitial");
    fields.end();
    return domain;
  }
}
