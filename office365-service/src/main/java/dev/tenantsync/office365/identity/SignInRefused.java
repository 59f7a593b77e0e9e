package dev.tenantsync.office365.identity;

import java.util.Arrays;
import java.util.List;

/**
 * Fired when the token endpoint has refused.
 *
 * @param reason one of {@link #REASONS}
 */
public record SignInRefused(String reason) {

  /** Whatever it refuses for. */
  public static final List<String> REASONS =
      Arrays.stream(Aadsts.values()).map(Aadsts::name).toList();
}
