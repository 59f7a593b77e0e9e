package dev.tenantsync.office365.batch;

import static dev.tenantsync.office365.batch.Steps.get;
import static dev.tenantsync.office365.batch.Steps.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch that is malformed anywhere is refused as a whole, and nothing of it runs. */
@QuarkusTest
class MalformedBatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                             | requests",
        "{'requests':null}                                              | requests",
        "{'requests':{}}                                                | requests",
        "{'requests':[]}                                                | requests",
        "{'requests':[STEP],'atomic':true}                              | atomic",
        "{'requests':['x']}                                             | requests[0]",
        "{'requests':[STEP,{'method':'GET','url':'/u'}]}                | requests[1].id",
        "{'requests':[STEP,{'id':'','method':'GET','url':'/u'}]}        | requests[1].id",
        "{'requests':[STEP,{'id':7,'method':'GET','url':'/u'}]}         | requests[1].id",
        "{'requests':[STEP,STEP]}                                       | requests[1].id",
        "{'requests':[STEP,{'id':'b','url':'/u'}]}                      | requests[1].method",
        "{'requests':[STEP,{'id':'b','method':'BREW','url':'/u'}]}      | requests[1].method",
        "{'requests':[STEP,{'id':'b','method':'GET'}]}                  | requests[1].url",
        "{'requests':[STEP,{'id':'b','method':'GET','url':null}]}       | requests[1].url",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'https://graph.microsoft.com/v1.0/users'}]}"
            + "                                                         | requests[1].url",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/../admin/skus'}]} | requests[1].url",
        "{'requests':[STEP,{'id':'b','method':'POST','url':'/$batch'}]} | requests[1].url",
        "{'requests':[STEP,{'id':'b','method':'POST','url':'/v1.0/%24batch/'}]} | requests[1].url",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','dependsOn':['z']}]}"
            + "                                                         | requests[1].dependsOn",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','dependsOn':'a'}]}"
            + "                                                         | requests[1].dependsOn",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','dependsOn':['b']}]} | requests",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','dependsOn':['c']},"
            + "{'id':'c','method':'GET','url':'/u','dependsOn':['b']}]} | requests",
        "{'requests':[STEP,{'id':'b','method':'POST','url':'/u','body':{}}]} | requests[1].headers",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','headers':[]}]}"
            + "                                                         | requests[1].headers",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','headers':{'a b':'c'}}]}"
            + "                                                         | requests[1].headers",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','headers':{'a':'b\\r\\nc: d'}}]}"
            + "                                                         | requests[1].headers",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','headers':{'a':1}}]}"
            + "                                                         | requests[1].headers",
        "{'requests':[STEP,{'id':'b','method':'GET','url':'/u','atomicityGroup':'g'}]}"
            + "                                                         | requests[1].atomicityGroup",
      })
  void isRefusedNamingThePlace(String text, String place) {
    String user = Graph.user();
    String step = "{'id':'a','method':'DELETE','url':'/users/" + user + "'}";

    Response answer = Graph.post("/v1.0/$batch", text.replace("STEP", step).replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.<List<String>>path("error.details.target")).containsExactly(place);
    assertThat(answer.<String>path("error.code")).isEqualTo("BadRequest");
    assertThat(answer.<String>path("error.message")).isNotBlank();
    assertThat(Graph.get("/v1.0/users/" + user).statusCode()).isEqualTo(200);
  }

  @Test
  void moreThanTwentyStepsAreRefused() {
    List<?> steps = IntStream.range(0, 21).mapToObj(i -> get("" + i, "/organization")).toList();

    Response answer = send(steps);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.message"))
        .isEqualTo("Number of batch request steps exceeds the maximum value of 20: 21.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"[]", "'x'", "{", "{'requests':[],'requests':[]}"})
  void whatIsNoObjectIsRefused(String text) {
    Response answer = Graph.post("/v1.0/$batch", text.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.<String>path("error.code")).isNotBlank();
  }

  @Test
  void queryOptionsAreRefused() {
    assertThat(Graph.post("/v1.0/$batch?$top=1", "{}").statusCode()).isEqualTo(400);
  }
}
