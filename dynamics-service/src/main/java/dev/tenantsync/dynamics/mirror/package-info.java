/**
 * The directory as last seen: accounts, role members, the cursors that say how far each feed was
 * read, and the puller that moves both in one transaction per page. No rule runs here and no value
 * can stop it; whoever decides reads from here and never asks the directory.
 */
@NullMarked
package dev.tenantsync.dynamics.mirror;

import org.jspecify.annotations.NullMarked;
