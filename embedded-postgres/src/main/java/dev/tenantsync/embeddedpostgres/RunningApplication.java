package dev.tenantsync.embeddedpostgres;

import io.smallrye.config.ConfigSourceContext;
import java.nio.file.Path;

/** The Quarkus application that configuration is read for, before any bean of it exists. */
public final class RunningApplication {

  private RunningApplication() {}

  /**
   * Whether configuration is read for the running application. Quarkus reads it in several class
   * loaders (build, test launcher, application) and a class of its own is visible in the last only.
   */
  public static boolean isHere() {
    try {
      Class.forName(
          "io.quarkus.runner.ApplicationImpl",
          false,
          Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException elsewhere) {
      return false;
    }
  }

  /** Where the application keeps what must outlive it: embedded-postgres.home/application name. */
  public static Path dataDirectory(ConfigSourceContext context) {
    return ServerConfiguration.applicationDirectory(context);
  }
}
