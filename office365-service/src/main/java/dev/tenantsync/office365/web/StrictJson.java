package dev.tenantsync.office365.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** A body that says one thing twice, or goes on after its end, is refused instead of guessed at. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper json) {
    json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    json.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }
}
