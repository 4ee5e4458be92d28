package concordat.web.v1;

import concordat.api.view.Accepted;
import concordat.api.view.SignalFault;
import concordat.api.view.SignalMatch;
import concordat.api.view.SignalStreamWanted;
import concordat.assurance.ids.BodyId;
import concordat.web.desk.SignalDesk.Sent;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Security events that a body's identity provider or device manager tells. Who may is the body's own officers' to say;
/// an event that is sent is let in by its stream's token (RFC 8935).
final class SignalsApi {

    private static final long LARGEST = 65_536;
    private static final String TYPE = "application/secevent+jwt";

    private final Api.Desks desks;
    private final KeptAnswers kept = new KeptAnswers();

    SignalsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        String streams = "/api/v1/bodies/{body}/signal-streams";
        String matches = streams + "/{stream}/matches";
        return List.of(
                Route.get(
                        streams,
                        Authority.BODY_SECRETS,
                        asked -> Bodies.json(200, Items.of(desks.signals().streams(body(asked))))),
                Route.post(streams, Authority.BODY_SECRETS, this::add),
                new Route("DELETE", streams + "/{stream}", Authority.BODY_SECRETS, false, asked -> {
                    desks.signals().remove(body(asked), asked.part("stream"));
                    return Bodies.json(200, new Accepted(1));
                }),
                Route.get(
                        matches,
                        Authority.BODY_SECRETS,
                        asked ->
                                Bodies.json(200, Items.of(desks.signals().matches(body(asked), asked.part("stream"))))),
                Route.post(
                        matches,
                        Authority.BODY_SECRETS,
                        asked -> Bodies.json(
                                200,
                                desks.signals()
                                        .match(
                                                body(asked),
                                                asked.part("stream"),
                                                Bodies.read(asked, SignalMatch.class)))),
                new Route("DELETE", matches + "/{kind}/{name}", Authority.BODY_SECRETS, false, asked -> {
                    desks.signals().unmatch(body(asked), asked.part("stream"), asked.part("kind"), asked.part("name"));
                    return Bodies.json(200, new Accepted(1));
                }),
                Route.get("/api/v1/bodies/{body}/signals", Authority.BODY_SECRETS, this::list),
                Route.upload("POST", "/api/v1/signals/{stream}", Authority.PUBLIC, LARGEST, this::hear));
    }

    private Answer add(Asked asked) throws InterruptedException {
        SignalStreamWanted wanted = Bodies.read(asked, SignalStreamWanted.class);
        BodyId body = body(asked);
        return kept.once(asked, () -> Bodies.json(201, desks.signals().add(asked.signedIn(), body, wanted)));
    }

    private Answer list(Asked asked) {
        Map<String, String> wish = new HashMap<>();
        for (String name : List.of("stream", "type", "subject", "effect", "sort")) {
            asked.query(name).ifPresent(value -> wish.put(name, value));
        }
        return Bodies.json(200, desks.signals().events(body(asked), wish, asked.query("cursor"), Bodies.limit(asked)));
    }

    /// Transmitters read RFC 8935 and no problem documents.
    private Answer hear(Asked asked) throws IOException {
        String type = asked.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals(TYPE)) {
            return fault(400, new SignalFault("invalid_request", "the content type is not " + TYPE));
        }
        String scheme = asked.header("authorization").orElse("");
        String token = scheme.regionMatches(true, 0, "Bearer ", 0, 7)
                ? scheme.substring(7).strip()
                : "";
        String event = Files.readString(asked.upload().orElseThrow(), StandardCharsets.ISO_8859_1)
                .strip();
        return switch (desks.signals().hear(asked.part("stream"), token, event)) {
            case Sent.Taken taken -> new Answer(202, Map.of(), new Answer.Content.Whole(Buffer.buffer()));
            case Sent.Refused refused -> fault(400, refused.fault());
            case Sent.Stranger stranger ->
                fault(401, new SignalFault("authentication_failed", "the token opens no such stream"))
                        .with("WWW-Authenticate", "Bearer");
            case Sent.Busy busy ->
                fault(503, new SignalFault("busy", "it cannot be taken just now; send it again"))
                        .with("Retry-After", "5");
        };
    }

    private static Answer fault(int status, SignalFault fault) {
        return Bodies.json(status, fault).with("Content-Language", "en");
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
