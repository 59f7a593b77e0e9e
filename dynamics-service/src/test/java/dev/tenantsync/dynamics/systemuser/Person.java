package dev.tenantsync.dynamics.systemuser;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An account of the directory as a phrase: {@code person("Ada").licensed()}. */
public final class Person {

  static final String SALES_PLAN = "2da8e897-7791-486b-b08f-cc63c8129df7";
  static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

  final UUID objectId = UUID.randomUUID();
  final String name;
  final List<String> plans = new ArrayList<>();
  boolean administrator;
  boolean signInAllowed = true;
  String presence = "PRESENT";

  private Person(String name) {
    this.name = name;
  }

  public static Person person(String name) {
    return new Person(name);
  }

  public Person licensed() {
    plans.add(SALES_PLAN);
    return this;
  }

  public Person unlicensed() {
    plans.clear();
    return this;
  }

  public Person globalAdministrator() {
    administrator = true;
    return this;
  }

  public Person notAdministrator() {
    administrator = false;
    return this;
  }

  public Person signInBlocked() {
    signInAllowed = false;
    return this;
  }

  public Person softDeleted() {
    presence = "SOFT_DELETED";
    return this;
  }

  public Person gone() {
    presence = "GONE";
    return this;
  }

  public Person signInAllowed() {
    signInAllowed = true;
    return this;
  }

  public Person present() {
    presence = "PRESENT";
    return this;
  }

  public UUID objectId() {
    return objectId;
  }
}
