package concordat.web.v1;

import concordat.api.view.DocumentView;
import concordat.api.view.EvidenceView;
import concordat.assurance.Programme;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EvidenceId;
import concordat.catalogue.ControlId;
import concordat.web.desk.EvidenceDesk;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.EvidenceViews;
import concordat.web.read.Reading;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Evidence and its documents. That a piece backs a control is an act; here are the documents behind it.
final class EvidenceApi {
    /// The largest document that is taken, in bytes.
    static final long LARGEST = 64L << 20;

    private final Api.Desks desks;

    EvidenceApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/evidence", Authority.BODY_STANDING, this::list),
                Route.get("/api/v1/bodies/{body}/documents/check", Authority.BODY_REPORTS, this::check),
                // The body sees who reads what it handed in.
                Route.get("/api/v1/bodies/{body}/documents/readings", Authority.BODY_SECRETS, this::readings),
                Route.upload(
                        "PUT",
                        "/api/v1/bodies/{body}/documents/{digest}",
                        Authority.BODY_EVIDENCE,
                        LARGEST,
                        this::keep),
                Route.get("/api/v1/evidence/{evidence}", Authority.SIGNED_IN, this::history),
                Route.get("/api/v1/evidence/{evidence}/document", Authority.SIGNED_IN, this::document));
    }

    private Reading reading() {
        return new Reading(desks.acts().programme(), desks.clock().now().now());
    }

    private Answer list(Asked asked) {
        Reading reading = reading();
        BodyId body = BodiesApi.known(asked, reading.programme());
        EvidenceViews.Wanted wanted = new EvidenceViews.Wanted(
                asked.query("environment"),
                asked.query("control").map(c -> Bodies.value("control", c, ControlId::new)),
                asked.query("code"),
                asked.query("kind"),
                asked.query("state"),
                asked.query("sort").orElse("-observed"));
        String sort = wanted.sort().startsWith("-") ? wanted.sort().substring(1) : wanted.sort();
        if (!EvidenceViews.SORTS.contains(sort)) {
            throw Refusal.of(
                    400,
                    "There is no such order",
                    wanted.sort() + " is none of " + String.join(", ", EvidenceViews.SORTS)
                            + ", or these after a minus.");
        }
        wanted.state().filter(s -> !EvidenceViews.STATES.contains(s)).ifPresent(s -> {
            throw Refusal.of(
                    400,
                    "There is no such state",
                    s + " is none of " + String.join(", ", new TreeSet<>(EvidenceViews.STATES)) + ".");
        });
        return Bodies.json(200, views(asked, reading, body).page(wanted, asked.query("cursor"), Bodies.limit(asked)));
    }

    /// File names can tell what is not for others to know.
    private EvidenceViews views(Asked asked, Reading reading, BodyId body) {
        Map<String, DocumentView> held = new HashMap<>(desks.evidence().held(body));
        if (!own(asked, reading.programme(), body)) {
            held.replaceAll((digest, d) ->
                    new DocumentView(digest, d.size(), d.mediaType(), Optional.empty(), d.storedAt(), d.storedBy()));
        }
        return new EvidenceViews(reading, body, held);
    }

    private static boolean own(Asked asked, Programme programme, BodyId body) {
        return Authority.BODY_SECRETS.allows(programme, asked.person(), Optional.of(body));
    }

    private Answer keep(Asked asked) throws IOException {
        BodyId body = BodiesApi.known(asked, desks.acts().programme());
        String digest = asked.part("digest");
        if (!digest.matches("[0-9a-f]{64}")) {
            throw Refusal.of(400, "digest is not well formed", "[" + digest + "] is not lower-case hex SHA-256.");
        }
        EvidenceDesk.Said said = new EvidenceDesk.Said(
                digest,
                asked.query("size").map(s -> Bodies.value("size", s, Long::valueOf)),
                asked.header("content-type").orElse("application/octet-stream"),
                asked.query("file").orElse(""));
        return Bodies.json(
                200,
                desks.evidence()
                        .keep(asked.signedIn(), body, said, asked.upload().orElseThrow()));
    }

    private Answer check(Asked asked) {
        BodyId body = BodiesApi.known(asked, desks.acts().programme());
        return Bodies.json(200, desks.evidence().check(body, asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer readings(Asked asked) {
        BodyId body = BodiesApi.known(asked, desks.acts().programme());
        return Bodies.json(200, desks.evidence().readings(body, asked.query("cursor"), Bodies.limit(asked)));
    }

    /// To whoever does not see the body's standing it is not there.
    private Recorded<EvidenceAttached> visible(Asked asked, Programme programme) {
        EvidenceId id = Bodies.value("evidence", asked.part("evidence"), EvidenceId::new);
        return programme
                .evidence(id)
                .filter(e -> Authority.BODY_STANDING.allows(
                        programme, asked.person(), Optional.of(bodyOf(programme, e.act()))))
                .orElseThrow(() -> Refusal.notFound("evidence", id.value()));
    }

    private static BodyId bodyOf(Programme programme, EvidenceAttached act) {
        return programme.environment(act.environment()).orElseThrow().act().body();
    }

    private Answer history(Asked asked) {
        Reading reading = reading();
        EvidenceAttached act = visible(asked, reading.programme()).act();
        List<EvidenceView> history =
                views(asked, reading, bodyOf(reading.programme(), act)).history(act.evidence());
        return Bodies.json(200, Items.of(history));
    }

    private Answer document(Asked asked) {
        Programme programme = desks.acts().programme();
        Recorded<EvidenceAttached> piece = visible(asked, programme);
        EvidenceAttached act = piece.act();
        BodyId body = bodyOf(programme, act);
        String footing = EvidenceViews.footing(programme, asked.signedIn(), own(asked, programme, body), piece)
                .orElseThrow(() -> Refusal.of(
                        403,
                        "Not yours to read at present",
                        "Documents are read by the body's own officers; by the Authority and its assessors inside an open"
                                + " assessment of " + act.environment() + " or an open case about a control that "
                                + act.evidence() + " backs. There is none."));
        Answer.Writer writer = desks.evidence().open(asked.signedIn(), footing, body, act.digest());
        DocumentView held = desks.evidence().held(body).get(act.digest());
        String type = held == null ? "application/octet-stream" : held.mediaType();
        Optional<String> named = held == null ? Optional.empty() : held.fileName();
        return Answer.streamed(type, writer)
                .with("Content-Disposition", disposition(act, named.orElse("")))
                .with(
                        "Repr-Digest",
                        "sha-256=:"
                                + java.util.Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(act.digest()))
                                + ":");
    }

    /// Always a download: what a body handed in is never shown as a page of ours.
    private static String disposition(EvidenceAttached act, String fileName) {
        String plain = "attachment; filename=\"" + act.evidence() + "\"";
        return fileName.isEmpty()
                ? plain
                : plain + "; filename*=UTF-8''"
                        + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
