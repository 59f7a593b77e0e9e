package io.quarkus.runner;

/** Stands for the class by which the running Quarkus application is recognised. */
public final class ApplicationImpl {

  private ApplicationImpl() {}
}
