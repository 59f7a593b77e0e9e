package dev.tenantsync.office365.identity;

import java.util.Set;
import java.util.UUID;

/**
 * What a token of ours says.
 *
 * @param objectId the account or registration
 * @param clientId the program that asked for it
 * @param powers roles of a program, scopes of a person
 */
record ReadToken(boolean isProgram, UUID objectId, UUID clientId, Set<String> powers) {}
