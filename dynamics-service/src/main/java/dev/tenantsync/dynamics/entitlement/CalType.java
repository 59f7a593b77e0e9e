package dev.tenantsync.dynamics.entitlement;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The kind of licence a row counts as (Dataverse: {@code systemuser.caltype}). */
public enum CalType {
  PROFESSIONAL(0, "Professional"),
  ADMINISTRATIVE(1, "Administrative"),
  BASIC(2, "Basic"),
  DEVICE_PROFESSIONAL(3, "Device Professional"),
  DEVICE_BASIC(4, "Device Basic"),
  ESSENTIAL(5, "Essential"),
  DEVICE_ESSENTIAL(6, "Device Essential"),
  ENTERPRISE(7, "Enterprise"),
  DEVICE_ENTERPRISE(8, "Device Enterprise"),
  SALES(9, "Sales"),
  SERVICE(10, "Service"),
  FIELD_SERVICE(11, "Field Service"),
  PROJECT_SERVICE(12, "Project Service");

  private static final Map<UUID, CalType> BY_SERVICE_PLAN =
      Map.of(
          UUID.fromString("d56f3deb-50d8-465a-bedb-f079817ccac1"), ENTERPRISE,
          UUID.fromString("2da8e897-7791-486b-b08f-cc63c8129df7"), SALES,
          UUID.fromString("88d83950-ff78-4e85-aa66-abfc787f8090"), SALES,
          UUID.fromString("99340b49-fb81-4b1e-976b-8f2ae8e9394f"), SERVICE,
          UUID.fromString("6929f657-b31b-4947-b4ce-5066c3214f54"), SERVICE);

  private final int code;
  private final String label;

  CalType(int code, String label) {
    this.code = code;
    this.label = label;
  }

  public int code() {
    return code;
  }

  public String label() {
    return label;
  }

  public static Optional<CalType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The first type, in the order above, that one of these service plans stands for. */
  public static CalType ofServicePlans(Collection<UUID> servicePlanIds) {
    return servicePlanIds.stream()
        .map(BY_SERVICE_PLAN::get)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(PROFESSIONAL);
  }
}
