package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.http.Answer;
import dev.tenantsync.benchmark.http.Connection;
import dev.tenantsync.benchmark.http.Request;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.stage.Api;
import java.util.concurrent.TimeUnit;

/**
 * A change to make in the directory, and how to see in Dynamics that it is effective.
 *
 * @param question asked of Dynamics
 * @param sign in the answer once the change is effective
 */
record Effect(Request change, Request question, String sign) {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** A licence for somebody who has none: a row appears, enabled. */
  static Effect licence(int number, Api graph, Api webApi) {
    return new Effect(
        graph.request(
            "POST",
            "/v1.0/users/" + Population.id(number) + "/assignLicense",
            "{\"addLicenses\":[{\"skuId\":\"" + Population.SKU + "\"}],\"removeLicenses\":[]}"),
        row(number, webApi),
        "\"isdisabled\":false");
  }

  /** Another job title for somebody who has a row. */
  static Effect jobTitle(int number, String title, Api graph, Api webApi) {
    return new Effect(
        graph.request(
            "PATCH", "/v1.0/users/" + Population.id(number), "{\"jobTitle\":\"" + title + "\"}"),
        row(number, webApi),
        "\"title\":\"" + title + "\"");
  }

  private static Request row(int number, Api webApi) {
    return webApi.get(
        "/api/data/v9.2/systemusers(azureactivedirectoryobjectid="
            + Population.id(number)
            + ")?$select=title,isdisabled");
  }

  /** Makes the change. */
  void make(Connection directory) {
    directory.exchange(change).expectSuccess();
  }

  /**
   * Asks again and again until the change is effective.
   *
   * @throws IllegalStateException if it is not after a minute
   */
  void await(Connection dynamics) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!effective(dynamics)) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("not effective after a minute: " + sign);
      }
    }
  }

  private boolean effective(Connection dynamics) {
    Answer answer = dynamics.exchange(question);
    return answer.status() != 404 && answer.expect(200).text().contains(sign);
  }
}
