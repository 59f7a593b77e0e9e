package dev.tenantsync.dynamics.entitlement;

/**
 * The other people who hold System Administrator and are enabled, the edited user not counted.
 * Application users never count.
 *
 * @param enabled all of them
 * @param writing those whose access mode is not Read
 * @param fullAccess those whose access mode is Read-Write
 */
public record OtherAdministrators(int enabled, int writing, int fullAccess) {}
