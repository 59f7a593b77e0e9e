package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.error.GraphException;
import org.jspecify.annotations.Nullable;

/** Units of a product as sent by a client; what is absent stays as it is. */
public record UnitsJson(
    @Nullable JsonNode enabled,
    @Nullable JsonNode warning,
    @Nullable JsonNode suspended,
    @Nullable JsonNode lockedOut) {

  private static final int MOST = 100_000_000;

  Units over(Units old) {
    return new Units(
        count("enabled", enabled, old.enabled()),
        count("warning", warning, old.warning()),
        count("suspended", suspended, old.suspended()),
        count("lockedOut", lockedOut, old.lockedOut()));
  }

  private static int count(String name, @Nullable JsonNode value, int old) {
    if (value == null) {
      return old;
    }
    if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > MOST) {
      String property = "units." + name;
      throw GraphException.badProperty(
          property,
          "InvalidValue",
          "The value of property '"
              + property
              + "' must be a whole number from 0 to "
              + MOST
              + ".");
    }
    return value.asInt();
  }
}
