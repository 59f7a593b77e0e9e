package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.user.PasswordCheck;
import dev.tenantsync.office365.user.PasswordCheck.Account;
import dev.tenantsync.office365.user.PasswordCheck.Checked;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Resource owner password credentials: a person's user id and password get a token. */
@ApplicationScoped
class PersonSignIn {

  /** How long a token lives that is there to change an expired password. */
  private static final Duration BRIEFLY = Duration.ofMinutes(10);

  private final ClientAuthentication clients;
  private final PasswordCheck passwords;
  private final SignInThrottle throttle;
  private final Resources resources;
  private final AccessTokens tokens;
  private final IdentitySettings settings;

  PersonSignIn(
      ClientAuthentication clients,
      PasswordCheck passwords,
      SignInThrottle throttle,
      Resources resources,
      AccessTokens tokens,
      IdentitySettings settings) {
    this.clients = clients;
    this.passwords = passwords;
    this.throttle = throttle;
    this.resources = resources;
    this.tokens = tokens;
    this.settings = settings;
  }

  /**
   * @param called the address of the token endpoint as the client called it
   * @param address where the request comes from
   */
  TokenAnswerJson signIn(TokenForm form, URI called, String address) {
    String name = form.require("username");
    String password = form.require("password");
    AskedScopes asked = AskedScopes.of(form.require("scope"));
    UUID clientId = client(form, called);
    String audience = asked.resourceOfPerson();
    Resource resource =
        resources.find(audience).orElseThrow(() -> Aadsts.INVALID_SCOPE.with(asked));
    PersonalScopes scopes =
        PersonalScopes.grant(resource, asked.permissions())
            .orElseThrow(() -> Aadsts.NOT_CONSENTED.with(asked));
    throttle.begin(name, address);
    Account account = proven(passwords.check(name, password));
    throttle.succeeded(name, address);
    requireOpen(account, scopes);
    Duration lifetime = scopes.forNewPasswordOnly() ? BRIEFLY : settings.tokenLifetime();
    TokenHolder person =
        new TokenHolder.Person(
            account.id(),
            account.userPrincipalName(),
            account.displayName(),
            List.of(scopes.scope()));
    return TokenAnswerJson.of(
        tokens.mint(person, audience, clientId, lifetime),
        audience + "/" + scopes.scope(),
        lifetime);
  }

  /** The program that the person uses; it proves itself unless it is a public one. */
  private UUID client(TokenForm form, URI called) {
    UUID asked = Guids.parse(form.require("client_id")).orElse(new UUID(0, 0));
    if (FirstPartyClients.includes(asked)) {
      return asked;
    }
    Client client = clients.named(form);
    if (!client.isPublic()) {
      return clients.authenticate(form, called).clientId();
    }
    if (!client.enabled()) {
      throw Aadsts.DISABLED_APPLICATION.with(asked);
    }
    return client.clientId();
  }

  private static Account proven(Checked checked) {
    return checked
        .right()
        .orElseThrow(
            () -> checked.isKnown() ? Aadsts.WRONG_PASSWORD.with() : Aadsts.UNKNOWN_USER.with());
  }

  /** Only who knows the password learns how the account stands. */
  private static void requireOpen(Account account, PersonalScopes scopes) {
    if (!account.enabled()) {
      throw Aadsts.DISABLED_USER.with();
    }
    if (account.mustChangePassword() && !scopes.forNewPasswordOnly()) {
      throw Aadsts.PASSWORD_EXPIRED.with();
    }
  }
}
