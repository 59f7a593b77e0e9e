package dev.tenantsync.office365.license;

import java.util.UUID;

/** A licence that a group gives its members. */
record GroupLicense(UUID groupId, License license) {}
