package concordat.web.v1;

import concordat.api.view.ConfirmRequest;
import concordat.api.view.SignInRequest;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.util.List;

/// Tokens for people, and proof that it is still they.
final class SessionsApi {

    private final Api.Desks desks;

    SessionsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/sessions", Authority.PUBLIC, this::signIn),
                new Route("DELETE", "/api/v1/sessions/current", Authority.SIGNED_IN, false, this::signOut),
                Route.post("/api/v1/sessions/confirm", Authority.SIGNED_IN, this::confirm),
                Route.get("/api/v1/sessions/confirmations", Authority.SIGNED_IN, this::confirmations));
    }

    private Answer signIn(Asked asked) {
        SignInRequest wanted = Bodies.read(asked, SignInRequest.class);
        return Bodies.json(
                201,
                desks.accounts()
                        .token(wanted.login(), wanted.password(), asked.from())
                        .orElseThrow(() -> Refusal.of(
                                403, "Login and password do not belong together", "Check both, then try again.")));
    }

    private Answer signOut(Asked asked) {
        String token = asked.header("authorization")
                .map(a -> a.substring("Bearer ".length()).strip())
                .orElseThrow(() -> Refusal.of(400, "There is no token to end", "Pages sign out by their own button."));
        desks.accounts().endToken(token);
        return Bodies.json(200, new concordat.api.view.Accepted(1));
    }

    private Answer confirm(Asked asked) {
        ConfirmRequest wanted = Bodies.read(asked, ConfirmRequest.class);
        if (wanted.acts().isEmpty()) {
            throw Refusal.of(400, "Say what it is for", "Send the acts along that are to be done.");
        }
        return Bodies.json(
                201,
                desks.accounts()
                        .confirm(asked.signedIn(), wanted.password(), asked.from(), Confirming.digest(wanted.acts())));
    }

    private Answer confirmations(Asked asked) {
        return Bodies.json(200, Items.of(desks.accounts().confirmations(asked.signedIn(), Bodies.limit(asked))));
    }
}
