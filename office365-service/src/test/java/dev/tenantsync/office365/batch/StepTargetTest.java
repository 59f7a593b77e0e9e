package dev.tenantsync.office365.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTargetTest {

  private static final String ROOT = "https://directory.example:8465/v1.0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/users                                            | /v1.0/users",
        "users                                             | /v1.0/users",
        "/v1.0/users                                       | /v1.0/users",
        "v1.0/users                                        | /v1.0/users",
        "https://directory.example:8465/v1.0/users?$top=1  | /v1.0/users?$top=1",
        "/users?$filter=displayName eq 'Ada'               | /v1.0/users?$filter=displayName%20eq%20'Ada'",
        "/users?%24filter=displayName%20eq%20'Ada'         | /v1.0/users?%24filter=displayName%20eq%20'Ada'",
        "/users/ada#EXT#@contoso.example                   | /v1.0/users/ada%23EXT%23@contoso.example",
        "/users?$search=\"displayName:Zoë\"                | /v1.0/users?$search=%22displayName:Zo%C3%AB%22",
        "/directoryRoles(roleTemplateId='x')               | /v1.0/directoryRoles(roleTemplateId='x')",
        "/users/a..b@contoso.example?x=../y                | /v1.0/users/a..b@contoso.example?x=../y",
        "/admin/skus                                       | /v1.0/admin/skus",
      })
  void isBelowTheRootHoweverItIsWritten(String url, String target) {
    assertThat(StepTarget.of(url, ROOT)).contains(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.microsoft.com/v1.0/users",
        "http://directory.example:8465/v1.0/users",
        "https://directory.example:8465/admin/skus",
        "//directory.example/v1.0/users",
        "/../admin/skus",
        "/users/../../admin/skus",
        "/users/%2e%2e/%2E%2e/admin/skus",
        "../admin/skus",
      })
  void leadsToNoOtherPlace(String url) {
    assertThat(StepTarget.of(url, ROOT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$batch", "/$batch", "/%24batch", "/v1.0/$batch", "//$batch/", "/$batch?x=1"})
  void knowsABatchInEverySpelling(String url) {
    String target = url.startsWith("//") ? "/v1.0" + url : StepTarget.of(url, ROOT).orElseThrow();
    assertThat(StepTarget.isBatch(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "/users/$batch", "/batch", "/users?$filter=$batch"})
  void takesNothingElseForABatch(String url) {
    assertThat(StepTarget.isBatch(StepTarget.of(url, ROOT).orElseThrow())).isFalse();
  }
}
