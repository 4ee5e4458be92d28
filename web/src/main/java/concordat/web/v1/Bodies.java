package concordat.web.v1;

import concordat.api.ApiJson;
import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.assurance.ids.BodyId;
import concordat.web.desk.RequestTag;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Reads what requests carry and writes what answers carry.
final class Bodies {

    private Bodies() {}

    static Answer json(int status, Object view) {
        return Answer.of(status, "application/json", ApiJson.write(view));
    }

    static Answer problem(Problem problem, Asked asked) {
        Problem placed = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                Optional.of(asked.path()),
                problem.fault(),
                problem.blame(),
                problem.legalMoves(),
                problem.errors());
        Answer answer = Answer.of(placed.status(), "application/problem+json", ApiJson.write(placed));
        return placed.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    /// @throws Refusal saying where the JSON is wrong
    static <T> T read(Asked asked, Class<T> type) {
        try {
            return ApiJson.read(asked.body().getBytes(), type);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            Optional<Integer> line =
                    Optional.of(at).map(TokenStreamLocation::getLineNr).filter(l -> l > 0);
            Optional<Integer> column =
                    Optional.of(at).map(TokenStreamLocation::getColumnNr).filter(c -> c > 0);
            throw Refusal.of(
                    400,
                    "That is not what is asked for here",
                    List.of(new ProblemPlace(line, column, Optional.empty(), e.getOriginalMessage())));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "That is not what is asked for here", String.valueOf(e.getMessage()));
        }
    }

    /// @param form what makes the value of the text, and throws IllegalArgumentException or DateTimeException
    static <T> T value(String what, String text, java.util.function.Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.of(400, what + " is not well formed", "[" + text + "]: " + e.getMessage());
        }
    }

    /// A file in which something is wrong, all of it at once.
    static Refusal unreadable(String title, List<concordat.intake.Problem> problems) {
        return new Refusal(new Problem(
                "about:blank",
                title,
                422,
                Optional.of((problems.size() == 1 ? "One problem" : problems.size() + " problems")
                        + " in the file; nothing was done."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                problems.stream()
                        .map(p -> new ProblemPlace(
                                Optional.of(p.line()).filter(line -> line > 0),
                                Optional.of(p.column()).filter(column -> column > 0),
                                Optional.empty(),
                                p.text()))
                        .toList()));
    }

    /// @return whether the acts are only to be tried out
    static boolean preview(Asked asked) {
        return asked.query("preview").filter("true"::equals).isPresent();
    }

    /// @return the body that a list is to be of
    static Optional<BodyId> body(Asked asked) {
        return asked.query("body").map(b -> value("body", b, BodyId::new));
    }

    /// For who asked of more bodies than are theirs to see.
    static Refusal nameYourBody(Asked asked) {
        return Refusal.of(403, "Not yours to see", "Name your own body: " + asked.path() + "?body=ID.");
    }

    static Optional<Instant> instant(Asked asked, String name) {
        return asked.query(name).map(text -> value(name, text, Instant::parse));
    }

    /// @return how long to wait, at most a minute
    static Duration wait(Asked asked) {
        Duration wait = asked.query("wait")
                .map(text -> value("wait", text, Duration::parse))
                .orElse(Duration.ZERO);
        return wait.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : wait;
    }

    static int limit(Asked asked) {
        int limit = asked.query("limit")
                .map(text -> value("limit", text, Integer::valueOf))
                .orElse(50);
        if (limit < 1 || limit > 500) {
            throw Refusal.of(400, "limit is out of range", "Give 1 to 500, not " + limit + ".");
        }
        return limit;
    }

    static Optional<RequestTag> tag(Asked asked) {
        return asked.header("idempotency-key").map(key -> {
            if (key.isBlank() || key.length() > 128) {
                throw Refusal.of(400, "Idempotency-Key is out of range", "Give 1 to 128 characters.");
            }
            return new RequestTag(asked.signedIn(), key, digest(asked));
        });
    }

    private static String digest(Asked asked) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((asked.method() + " " + asked.path() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(asked.body().getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
