package concordat.web.page.signin;

import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.http.SameOrigin;
import concordat.web.page.shell.FieldError;
import concordat.web.page.shell.Fields;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pages for signing in and out.
public final class SigningIn {

    private static final String COOKIE = "concordat";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private final Kit kit;
    private final SignIn signIn;

    public SigningIn(Kit kit, SignIn signIn) {
        this.kit = kit;
        this.signIn = signIn;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sign-in", Authority.PUBLIC, this::form),
                Route.post("/sign-in", Authority.PUBLIC, this::signIn),
                Route.post("/sign-out", Authority.PUBLIC, this::signOut));
    }

    private Answer form(Asked asked) {
        if (asked.person().isPresent()) {
            return Answer.seeOther("/");
        }
        boolean out = asked.query("done").filter("out"::equals).isPresent();
        return show(asked, 200, "", local(asked.query("next").orElse("")), List.of(), out);
    }

    private Answer signIn(Asked asked) {
        // Another site must not sign a browser in under a name of its choice.
        SameOrigin.require(asked);
        Fields fields = Fields.of(asked);
        String name = fields.text("name");
        String password = fields.exactly("password");
        String next = local(fields.text("next"));
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty()) {
            errors.add(new FieldError("#name", "Enter your user name"));
        }
        if (password.isEmpty()) {
            errors.add(new FieldError("#password", "Enter your password"));
        }
        if (!errors.isEmpty()) {
            return show(asked, 422, name, next, errors, false);
        }
        Optional<String> session;
        try {
            session = signIn.signIn(name, password, asked.from());
        } catch (Refusal refused) {
            String text = refused.problem().detail().orElse(refused.problem().title());
            return show(asked, refused.problem().status(), name, next, List.of(new FieldError("#name", text)), false);
        }
        if (session.isEmpty()) {
            FieldError wrong = new FieldError("#name", "User name and password do not belong together; check both");
            return show(asked, 422, name, next, List.of(wrong), false);
        }
        return Answer.seeOther(next.isEmpty() ? "/" : next)
                .with("Set-Cookie", COOKIE + "=" + session.get() + ATTRIBUTES);
    }

    private Answer signOut(Asked asked) {
        SameOrigin.require(asked);
        asked.session().ifPresent(signIn::signOut);
        return Answer.seeOther("/sign-in?done=out").with("Set-Cookie", COOKIE + "=" + ATTRIBUTES + "; Max-Age=0");
    }

    private Answer show(Asked asked, int status, String name, String next, List<FieldError> errors, boolean signedOut) {
        Shell shell = kit.shell(asked, "Sign in", "/sign-in");
        return kit.render(
                status,
                "sign-in",
                new SignInPage(errors.isEmpty() ? shell : shell.withError(), name, next, errors, signedOut));
    }

    /// @return the address when it lies within this site, else nothing: nobody is led away by a crafted link
    private static String local(String next) {
        boolean within = next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c != '\\' && c != 127);
        return within ? next : "";
    }
}
