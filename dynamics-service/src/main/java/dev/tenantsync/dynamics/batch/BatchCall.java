package dev.tenantsync.dynamics.batch;

import java.util.Map;

/**
 * What the steps of a batch take over from its own request.
 *
 * @param origin {@code scheme://host[:port]} that the client used
 * @param authorization the header whose token each step is judged by
 * @param inherited headers that count for steps which do not have them, by name in small letters
 * @param actor who calls, for what is written on behalf of a whole change set
 */
record BatchCall(String origin, String authorization, Map<String, String> inherited, String actor) {

  BatchCall {
    inherited = Map.copyOf(inherited);
  }
}
