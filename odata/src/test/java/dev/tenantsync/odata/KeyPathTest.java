package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {
  private final KeyPath paths =
      KeyPath.stripping("graph.", "microsoft.graph.", "Microsoft.Dynamics.CRM.");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /v1.0/users('a@b.c')                     | /v1.0/users/a@b.c
          /v1.0/users('O''Brien@b.c')/manager      | /v1.0/users/O'Brien@b.c/manager
          /v1.0/users('a%23ext%23@b.c')            | /v1.0/users/a%23ext%23@b.c
          /v1.0/users('a%2Bc%40b.c')               | /v1.0/users/a%2Bc@b.c
          /v1.0/users(%27a@b.c%27)                 | /v1.0/users/a@b.c
          /v1.0/users%28%27a@b.c%27%29             | /v1.0/users/a@b.c
          /v1.0/users('$odd@b.c')                  | /v1.0/users/$odd@b.c
          /v1.0/users('a%2Fb')                     | /v1.0/users/a%2Fb
          /v1.0/users('a%252Fb')                   | /v1.0/users/a%252Fb
          /v1.0/users('a;b')                       | /v1.0/users/a%3Bb
          /v1.0/users('graph.team@b.c')            | /v1.0/users/graph.team@b.c
          /v1.0/users/graph.team@b.c               | /v1.0/users/graph.team@b.c
          /v1.0/users('€')                         | /v1.0/users/%E2%82%AC
          /systemusers(6FD2C87F-B296-42F0-B197-1E91E994B900)      | /systemusers/6fd2c87f-b296-42f0-b197-1e91e994b900
          /systemusers/6FD2C87F-B296-42F0-B197-1E91E994B900       | /systemusers/6fd2c87f-b296-42f0-b197-1e91e994b900
          /systemusers%286fd2c87f-b296-42f0-b197-1e91e994b900%29  | /systemusers/6fd2c87f-b296-42f0-b197-1e91e994b900
          /systemusers(azureactivedirectoryobjectid=6FD2C87F-b296-42f0-b197-1e91e994b900) | /systemusers/azureactivedirectoryobjectid=6fd2c87f-b296-42f0-b197-1e91e994b900
          /directoryRoles(roleTemplateId='6FD2C87F-b296-42f0-b197-1e91e994b900')          | /directoryRoles/roleTemplateId=6fd2c87f-b296-42f0-b197-1e91e994b900
          /directoryRoles/roleTemplateId=6FD2C87F-b296-42f0-b197-1e91e994b900             | /directoryRoles/roleTemplateId=6fd2c87f-b296-42f0-b197-1e91e994b900
          /a(6fd2c87f-b296-42f0-b197-1e91e994b900)/b(6fd2c87f-b296-42f0-b197-1e91e994b900)/$ref | /a/6fd2c87f-b296-42f0-b197-1e91e994b900/b/6fd2c87f-b296-42f0-b197-1e91e994b900/$ref
          /keys(x='a,b', y=3)                      | /keys/x=a,b,y=3
          /f(Target=@p1)?@p1={'@odata.id':'a(1)'}  | /f/Target=@p1?@p1={'@odata.id':'a(1)'}
          /rows(5)                                 | /rows/5
          /users/delta()                           | /users/delta
          /users/microsoft.graph.delta             | /users/delta
          /users/microsoft.graph.delta()           | /users/delta
          /deletedItems/graph.user                 | /deletedItems/user
          /deletedItems/microsoft.graph.user       | /deletedItems/user
          /systemusers/Microsoft.Dynamics.CRM.WhoAmI() | /systemusers/WhoAmI
          /WhoAmI()                                | /WhoAmI
          /users('a')/assignLicense?x=y('z')       | /users/a/assignLicense?x=y('z')
          /                                        | /
          /users/                                  | /users/
          """)
  void everySpellingBecomesTheOneForm(String path, String normal) {
    assertThat(paths.normalise(path)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users('a",
        "/users('a'",
        "/users'a')",
        "/users('')",
        "/users('.')",
        "/users('..')",
        "/users('%2e%2e')",
        "/users('a'b')",
        "/users(word)",
        "/users(a=)",
        "/users(,)",
        "/users('a',)",
        "/users('a','b')",
        "/users((1))",
        "/users('%')",
        "/users('%ff')",
        "/(1)",
        "/f(x=['a'])",
        "/users('a/b')"
      })
  void whatIsNoKeyStaysAsItIs(String path) {
    assertThat(paths.normalise(path)).isEqualTo(path);
  }
}
