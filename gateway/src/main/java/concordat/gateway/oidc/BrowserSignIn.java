package concordat.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import concordat.feed.FeedClock;
import concordat.gateway.login.Login;
import concordat.gateway.login.SignIn;
import concordat.gateway.memory.Remembered;
import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Logs browsers in by the authorization code flow with PKCE, and opens a session that is worth nothing without the
/// device's certificate. The gateway keeps nothing of it: what has to be kept, the browser keeps, sealed.
final class BrowserSignIn implements SignIn {

    private static final System.Logger LOG = System.getLogger(BrowserSignIn.class.getName());

    static final String SIGNED_IN = PATH + "signed-in";
    static final String SIGN_OUT = PATH + "sign-out";

    private static final String SESSION = COOKIES + "session";
    private static final String PENDING = COOKIES + "signing-in-";
    private static final int STATE_SHOWN = 8;
    private static final long PENDING_SECONDS = 600;
    private static final long AGAIN_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int LONGEST_TARGET = 1_500;

    private final List<Provider> providers;
    private final FeedClock clock;
    private final Seal seal;
    private final Remembered<Optional<Session>> remembered = new Remembered<>();

    BrowserSignIn(List<Provider> providers, FeedClock clock, Seal seal) {
        this.providers = providers;
        this.clock = clock;
        this.seal = seal;
    }

    @Override
    public Login session(String cookies, String fingerprint, long now) {
        Optional<Session> session = session(cookies);
        if (session.isEmpty()) {
            return new Login.None();
        }
        return provider(session.get().provider())
                .map(provider -> session.get().shows(provider.settings.bodies()).read(fingerprint, clock.micros(), now))
                .orElseGet(() -> new Login.Refused("session by an identity provider that is not ours any more"));
    }

    /// What was opened is remembered, as SignedLogins does.
    private Optional<Session> session(String cookies) {
        Optional<String> cookie = Cookies.value(cookies, SESSION);
        if (cookie.isEmpty()) {
            return Optional.empty();
        }
        Optional<Session> known = remembered.get(cookie.get());
        if (known != null) {
            return known;
        }
        Optional<Session> opened = seal.open(SESSION, cookie.get()).flatMap(Session::of);
        remembered.put(cookie.get(), opened);
        return opened;
    }

    private Optional<Provider> provider(String name) {
        return providers.stream()
                .filter(one -> one.settings.name().equals(name))
                .findFirst();
    }

    @Override
    public Optional<Step.Go> begin(Visit visit, String body, Set<String> lacking) {
        return providers.stream()
                .filter(provider -> provider.settings.bodies().contains(body))
                .filter(provider ->
                        !lacking.isEmpty() && provider.settings.facts().canShow(lacking))
                .filter(provider -> !askedJustNow(visit, lacking))
                .flatMap(provider -> provider.known().stream().map(known -> begin(visit, provider, known, lacking)))
                .findFirst();
    }

    /// Who has come back from a login that did not show enough is told so, and not sent round for ever.
    private boolean askedJustNow(Visit visit, Set<String> lacking) {
        return session(visit.cookies())
                .filter(session -> session.asked().containsAll(lacking))
                .filter(session -> clock.micros() - session.from() < AGAIN_MICROS)
                .isPresent();
    }

    private Step.Go begin(Visit visit, Provider provider, Provider.Known known, Set<String> lacking) {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        String redirect = "https://" + visit.authority() + SIGNED_IN;
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid"),
                        new ClientID(provider.settings.client()),
                        URI.create(redirect))
                .endpointURI(known.metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        String strengths = provider.settings.facts().strengthsFor(lacking);
        if (!strengths.isEmpty()) {
            request.acrValues(Arrays.stream(strengths.split(" ")).map(ACR::new).toList());
        }
        provider.settings.facts().oldestFor(lacking).ifPresent(age -> request.maxAge((int) age.toSeconds()));
        Pending pending = new Pending(
                provider.settings.name(),
                state.getValue(),
                nonce.getValue(),
                verifier.getValue(),
                redirect,
                visit.target().length() > LONGEST_TARGET ? "/" : visit.target(),
                visit.fingerprint(),
                clock.micros() + TimeUnit.SECONDS.toMicros(PENDING_SECONDS),
                lacking);
        String name = pendingName(state.getValue());
        return new Step.Go(
                request.build().toURI().toString(),
                List.of(Cookies.set(name, seal.close(PENDING, pending.bytes()), PENDING_SECONDS)));
    }

    private static String pendingName(String state) {
        return PENDING + state.substring(0, Math.min(STATE_SHOWN, state.length()));
    }

    @Override
    public Future<Step> arrive(Visit visit) {
        int question = visit.target().indexOf('?');
        String path = question < 0 ? visit.target() : visit.target().substring(0, question);
        String query = question < 0 ? "" : visit.target().substring(question + 1);
        return switch (path) {
            case SIGNED_IN -> signedIn(visit, query);
            case SIGN_OUT -> Future.succeededFuture(signOut(visit));
            default ->
                Future.succeededFuture(new Step.Failed(
                        404, "NO_SUCH_PAGE", "There is no such page", path + " is no page of this gateway."));
        };
    }

    private Step signOut(Visit visit) {
        String home = "https://" + visit.authority() + "/";
        String location = session(visit.cookies())
                .flatMap(session -> provider(session.provider()))
                .flatMap(provider -> provider.known()
                        .map(known -> known.metadata().getEndSessionEndpointURI())
                        .map(end -> new LogoutRequest(
                                        end,
                                        null,
                                        null,
                                        new ClientID(provider.settings.client()),
                                        URI.create(home),
                                        null,
                                        null)
                                .toURI()
                                .toString()))
                .orElse(home);
        return new Step.Go(location, List.of(Cookies.gone(SESSION)));
    }

    private Future<Step> signedIn(Visit visit, String query) {
        Map<String, List<String>> said = URLUtils.parseParameters(query);
        Optional<String> state = one(said, "state");
        Optional<Pending> found = state.filter(text -> text.length() >= STATE_SHOWN)
                .flatMap(text -> Cookies.value(visit.cookies(), pendingName(text)))
                .flatMap(cookie -> seal.open(PENDING, cookie))
                .flatMap(Pending::of)
                .filter(pending -> Optional.of(pending.state()).equals(state));
        if (found.isEmpty()) {
            return failed(400, "This login was not begun here", "Begin again from the page that you wanted.");
        }
        Pending pending = found.get();
        Optional<Provider> provider = provider(pending.provider());
        if (provider.isEmpty() || provider.get().known().isEmpty()) {
            return failed(503, "Your identity provider cannot be asked", "Try again in a minute.");
        }
        if (clock.micros() >= pending.until()
                || !pending.certificate().equals(visit.fingerprint())
                || !pending.redirect().equals("https://" + visit.authority() + SIGNED_IN)) {
            return failed(
                    400,
                    "This login was begun elsewhere, or too long ago",
                    "Begin again, on this device, from the page that you wanted.");
        }
        Optional<String> issuer = one(said, "iss");
        if (issuer.isPresent()
                && !issuer.get().equals(provider.get().settings.issuer().toString())) {
            return failed(400, "This login comes from somebody else", "Begin again from the page that you wanted.");
        }
        Optional<String> code = one(said, "code");
        if (code.isEmpty()) {
            String why = one(said, "error").orElse("it gave no code");
            return failed(
                    403,
                    "Your identity provider did not log you in",
                    "It says: " + why.replaceAll("[^a-zA-Z0-9_ .-]", "")
                            + ". Begin again from the page that you wanted.");
        }
        return redeem(provider.get(), provider.get().known().get(), pending, code.get());
    }

    private static Optional<String> one(Map<String, List<String>> said, String name) {
        List<String> values = said.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static Future<Step> failed(int status, String title, String detail) {
        return Future.succeededFuture(new Step.Failed(status, "NOT_SIGNED_IN", title, detail));
    }

    private Future<Step> redeem(Provider provider, Provider.Known known, Pending pending, String code) {
        ProviderSettings settings = provider.settings;
        ClientID client = new ClientID(settings.client());
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), URI.create(pending.redirect()), new CodeVerifier(pending.verifier()));
        URI endpoint = known.metadata().getTokenEndpointURI();
        TokenRequest request = settings.secret()
                .map(secret -> new TokenRequest.Builder(
                                endpoint, new ClientSecretBasic(client, new Secret(secret)), grant)
                        .build())
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant).build());
        return provider.http
                .post(request.toHTTPRequest())
                .map(answer -> opened(provider, known, pending, answer))
                .onFailure(failure ->
                        LOG.log(Level.WARNING, "{0} did not redeem a code: {1}", settings, failure.getMessage()))
                .otherwise(failure -> new Step.Failed(
                        502,
                        "NOT_SIGNED_IN",
                        "Your identity provider did not answer",
                        "Try again in a minute, from the page that you wanted."));
    }

    private Step opened(Provider provider, Provider.Known known, Pending pending, HTTPResponse answer) {
        ProviderSettings settings = provider.settings;
        try {
            if (!(OIDCTokenResponseParser.parse(answer) instanceof OIDCTokenResponse tokens)) {
                return new Step.Failed(
                        403,
                        "NOT_SIGNED_IN",
                        "Your identity provider did not log you in",
                        "It did not accept the code that it gave. Begin again from the page that you wanted.");
            }
            IDTokenClaimsSet claims = new IDTokenValidator(
                            new Issuer(settings.issuer()),
                            new ClientID(settings.client()),
                            Provider.selector(known),
                            null)
                    .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(pending.nonce()));
            long now = clock.micros();
            Session session = new Session(
                    settings.name(),
                    claims.getSubject().getValue(),
                    pending.certificate(),
                    now,
                    now + TimeUnit.SECONDS.toMicros(settings.session().toSeconds()),
                    pending.asked(),
                    settings.facts().shown(claims.toJWTClaimsSet(), now));
            return new Step.Go(
                    "https://" + authority(pending) + pending.target(),
                    List.of(
                            Cookies.set(
                                    SESSION,
                                    seal.close(SESSION, session.bytes()),
                                    settings.session().toSeconds()),
                            Cookies.gone(pendingName(pending.state()))));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Step.Failed(
                    502,
                    "NOT_SIGNED_IN",
                    "What your identity provider says does not hold",
                    "Tell whoever runs " + settings.issuer().getHost() + ": " + e.getMessage());
        }
    }

    private static String authority(Pending pending) {
        return URI.create(pending.redirect()).getAuthority();
    }
}
