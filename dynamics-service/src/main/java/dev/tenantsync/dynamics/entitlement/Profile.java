package dev.tenantsync.dynamics.entitlement;

import org.jspecify.annotations.Nullable;

/** An account's profile values as the directory states them; names are Graph's. */
public record Profile(
    @Nullable String userPrincipalName,
    @Nullable String mail,
    @Nullable String displayName,
    @Nullable String givenName,
    @Nullable String surname,
    @Nullable String jobTitle,
    @Nullable String businessPhone,
    @Nullable String mobilePhone,
    @Nullable String streetAddress,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postalCode,
    @Nullable String country) {

  /** What is known of an account that was only ever named by its id. */
  public static final Profile EMPTY =
      new Profile(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
