package dev.tenantsync.dynamics.directory;

import org.jspecify.annotations.Nullable;

/** Who somebody is: text of any length, null where the directory has none. */
public record ProfileEntry(
    @Nullable String userPrincipalName,
    @Nullable String mail,
    @Nullable String displayName,
    @Nullable String givenName,
    @Nullable String surname,
    @Nullable String jobTitle,
    @Nullable String businessPhone,
    @Nullable String mobilePhone,
    AddressEntry address) {

  static final ProfileEntry NONE =
      new ProfileEntry(null, null, null, null, null, null, null, null, AddressEntry.NONE);

  /** Where somebody works. */
  public record AddressEntry(
      @Nullable String street,
      @Nullable String city,
      @Nullable String state,
      @Nullable String postalCode,
      @Nullable String country) {

    static final AddressEntry NONE = new AddressEntry(null, null, null, null, null);
  }
}
