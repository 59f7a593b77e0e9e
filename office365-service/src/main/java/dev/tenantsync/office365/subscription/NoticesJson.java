package dev.tenantsync.office365.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is posted to an endpoint (Graph: changeNotificationCollection). It carries no values. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticesJson(List<NoticeJson> value) {

  /**
   * One notice, of a change or of something in the subscription's own life.
   *
   * @param id the same whenever the same changes are told to the same subscription again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NoticeJson(
      @Nullable UUID id,
      UUID subscriptionId,
      String subscriptionExpirationDateTime,
      @Nullable String clientState,
      @Nullable String changeType,
      @Nullable String lifecycleEvent,
      String resource,
      UUID tenantId,
      UUID organizationId,
      @Nullable DataJson resourceData) {}

  /** Which object changed. */
  record DataJson(
      @JsonProperty("@odata.type") String type,
      @JsonProperty("@odata.id") String path,
      UUID id,
      UUID organizationId,
      String eventTime,
      long sequenceNumber) {}

  static NoticesJson of(Backlog.Claim claim, List<Notice> notices) {
    return new NoticesJson(notices.stream().map(notice -> notice(claim, notice)).toList());
  }

  static NoticesJson of(LifecycleQueue.Claim claim) {
    ClientState state = claim.clientState();
    return new NoticesJson(
        List.of(
            new NoticeJson(
                claim.id(),
                claim.subscriptionId(),
                claim.expirationDateTime().toString(),
                state == null ? null : state.text(),
                null,
                claim.event().wireName(),
                claim.resource(),
                claim.tenantId(),
                claim.tenantId(),
                null)));
  }

  private static NoticeJson notice(Backlog.Claim claim, Notice notice) {
    Subscription.Order order = claim.order();
    String path = order.watched().path(notice.objectId());
    return new NoticeJson(
        id(claim, notice),
        claim.id(),
        order.expirationDateTime().toString(),
        order.endpoints().clientState().map(ClientState::text).orElse(null),
        notice.type().wireName(),
        null,
        path,
        claim.tenantId(),
        claim.tenantId(),
        new DataJson(
            order.watched().set().type(),
            path,
            notice.objectId(),
            claim.tenantId(),
            notice.at().toString(),
            notice.newest().seq()));
  }

  private static UUID id(Backlog.Claim claim, Notice notice) {
    String name = claim.id() + "/" + notice.objectId() + "/" + notice.newest().nonce();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
