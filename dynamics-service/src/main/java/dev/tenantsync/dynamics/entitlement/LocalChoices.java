package dev.tenantsync.dynamics.entitlement;

import org.jspecify.annotations.Nullable;

/**
 * What was set here by hand; the sync reads it and never writes it.
 *
 * @param chosenMode null where nobody chose one
 * @param blocked {@code isdisabled} set by hand
 * @param deleted {@code deletedstate} 1
 */
public record LocalChoices(@Nullable AccessMode chosenMode, boolean blocked, boolean deleted) {

  /** A row nobody touched. */
  public static final LocalChoices NONE = new LocalChoices(null, false, false);
}
