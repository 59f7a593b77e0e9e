package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param next the path of those that follow; null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ListJson<T>(List<T> value, @Nullable String next) {}
