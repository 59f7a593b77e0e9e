package dev.tenantsync.office365.seed;

import dev.tenantsync.office365.tenant.DirectorySettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Plants at start, once the tenant is there. */
@ApplicationScoped
class Planting {

  /** Behind the tenant's first start, before everything that only goes on from there. */
  private static final int AFTER_TENANT = 100;

  private final DirectorySettings settings;
  private final CatalogueFile file;
  private final CatalogueSeed catalogue;
  private final DemoPopulation people;

  Planting(
      DirectorySettings settings,
      CatalogueFile file,
      CatalogueSeed catalogue,
      DemoPopulation people) {
    this.settings = settings;
    this.file = file;
    this.catalogue = catalogue;
    this.people = people;
  }

  void start(@Observes @Priority(AFTER_TENANT) StartupEvent start) {
    catalogue.plant(file.read());
    if (settings.demo()) {
      people.plant();
    }
  }
}
