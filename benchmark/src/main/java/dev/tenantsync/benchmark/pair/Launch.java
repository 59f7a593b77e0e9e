package dev.tenantsync.benchmark.pair;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How packaged services are run.
 *
 * @param root the source tree in which they were packaged
 * @param javaHome of the JDK that runs them
 * @param options for the Java virtual machine; {@code {service}} stands for the service's name
 * @param programs where PostgreSQL's programs are unpacked
 */
public record Launch(Path root, Path javaHome, List<String> options, Path programs) {

  /** As {@code ./start} has it. */
  public static final String MOST_HEAP = "-Xmx256m";

  /** Makes the paths absolute. */
  public Launch {
    root = root.toAbsolutePath().normalize();
    javaHome = javaHome.toAbsolutePath().normalize();
    options = List.copyOf(options);
    programs = programs.toAbsolutePath().normalize();
  }

  /** By the Java of this process, with the heap of {@code ./start}. */
  public static Launch from(Path root, Path programs) {
    return new Launch(root, Path.of(System.getProperty("java.home")), List.of(MOST_HEAP), programs);
  }

  /** The same, by another JDK. */
  public Launch with(Path otherJavaHome) {
    return new Launch(root, otherJavaHome, options, programs);
  }

  /** The command that runs a service on a database in this folder. */
  List<String> command(String service, Path database) {
    List<String> command = new ArrayList<>();
    command.add(java());
    options.forEach(option -> command.add(option.replace("{service}", service)));
    command.add("-Dembedded-postgres.home=" + programs);
    command.add("-Dembedded-postgres.data-dir=" + database.toAbsolutePath());
    command.add("-jar");
    command.add(application(service).resolve("quarkus-run.jar").toString());
    return command;
  }

  /** The command that runs a program of the services' libraries. */
  List<String> program(String mainClass, String... arguments) {
    Path lib = application("office365").resolve("lib");
    List<String> command =
        new ArrayList<>(
            List.of(java(), "-Xmx64m", "-cp", lib + "/boot/*:" + lib + "/main/*", mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  private String java() {
    return javaHome.resolve("bin/java").toString();
  }

  private Path application(String service) {
    return root.resolve(service + "-service/target/quarkus-app");
  }
}
