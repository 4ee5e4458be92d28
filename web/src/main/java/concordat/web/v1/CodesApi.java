package concordat.web.v1;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.CrosswalkAct.CodePublished;
import concordat.assurance.act.CrosswalkAct.CodeRevised;
import concordat.assurance.act.CrosswalkAct.CrosswalkPublished;
import concordat.assurance.act.CrosswalkAct.CrosswalkRetired;
import concordat.assurance.act.CrosswalkAct.CrosswalkRevised;
import concordat.assurance.act.Entry;
import concordat.assurance.act.OtherCode;
import concordat.assurance.act.Prose;
import concordat.assurance.crosswalk.KnownCode;
import concordat.assurance.crosswalk.KnownCrosswalk;
import concordat.assurance.ids.BodyId;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.exchange.MappingCollections;
import concordat.exchange.MappingReader;
import concordat.exchange.MappingReading;
import concordat.intake.Problem;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.intake.crosswalk.CrosswalkReading;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.write.OscalWriter;
import concordat.oscal.write.Writing;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.CodeViews;
import concordat.web.read.OtherReadings;
import concordat.web.read.ReadingFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Other codes, crosswalks between codes, and standing read over them.
final class CodesApi {

    private static final Set<String> SORTS = Set.of("name", "-name", "reached", "-reached", "met", "-met");
    private static final Set<String> STATES = Set.of("reached", "all-ours", "short");
    private static final Set<String> CROSSWALK_STATES = Set.of("counts", "waits", "ended");

    private final Api.Desks desks;
    private final OtherReadings readings = new OtherReadings();

    CodesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/codes",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(
                                200, Items.of(CodeViews.codes(desks.acts().programme())))),
                Route.get("/api/v1/codes/{code}", Authority.SIGNED_IN, this::code),
                Route.get("/api/v1/crosswalks", Authority.SIGNED_IN, this::crosswalks),
                Route.get("/api/v1/crosswalks/{crosswalk}", Authority.SIGNED_IN, this::crosswalk),
                Route.post("/api/v1/crosswalks", Authority.LEAD, this::publish),
                new Route("DELETE", "/api/v1/crosswalks/{crosswalk}", Authority.LEAD, false, this::retire),
                Route.get("/api/v1/bodies/{body}/readings/{code}", Authority.BODY_STANDING, this::reading),
                Route.get(
                        "/api/v1/readings",
                        Authority.NATION,
                        asked -> Bodies.json(
                                200,
                                Items.of(readings.tallies(
                                        desks.acts().programme(),
                                        desks.clock().now().now())))),
                Route.get("/api/v1/readings/{code}", Authority.NATION, this::lines));
    }

    private Answer code(Asked asked) {
        Code code = target(desks.acts().programme(), asked.part("code"));
        return Answer.of(200, "application/yaml", CrosswalkFiles.write(code).getBytes(StandardCharsets.UTF_8))
                .with("ETag", "\"" + code.digest() + "\"");
    }

    private static Code target(Programme programme, String id) {
        return OtherReadings.target(programme, id)
                .orElseThrow(() -> Refusal.of(
                        404,
                        "There is no such code",
                        "No code " + id + " is known here; there are "
                                + CodeViews.codes(programme).stream()
                                        .map(c -> c.id())
                                        .toList() + "."));
    }

    private Answer crosswalks(Asked asked) {
        Optional<String> state = asked.query("state");
        state.ifPresent(s -> choice("state", s, CROSSWALK_STATES));
        return Bodies.json(
                200,
                CodeViews.crosswalks(
                        desks.acts().programme(),
                        asked.query("code"),
                        state,
                        asked.query("cursor"),
                        Bodies.limit(asked)));
    }

    private static void choice(String what, String said, Set<String> all) {
        if (!all.contains(said)) {
            throw Refusal.of(
                    400,
                    "There is no such " + what,
                    said + " is none of "
                            + String.join(", ", all.stream().sorted().toList()) + ".");
        }
    }

    private KnownCrosswalk known(Asked asked, Programme programme) {
        String id = asked.part("crosswalk");
        return programme.otherCodes().crosswalk(id).orElseThrow(() -> Refusal.notFound("crosswalk", id));
    }

    private Answer crosswalk(Asked asked) {
        Programme programme = desks.acts().programme();
        KnownCrosswalk known = known(asked, programme);
        String tag = "\"" + known.digest() + "\"";
        String format = asked.query("format").orElse("yaml");
        choice("format", format, Set.of("yaml", "json", "oscal"));
        return switch (format) {
            case "json" -> Bodies.json(200, CodeViews.view(known)).with("ETag", tag);
            case "oscal" -> oscal(programme, known, asked).with("ETag", tag);
            default ->
                Answer.of(
                                200,
                                "application/yaml",
                                CrosswalkFiles.write(known.crosswalk()).getBytes(StandardCharsets.UTF_8))
                        .with("ETag", tag);
        };
    }

    private static Answer oscal(Programme programme, KnownCrosswalk known, Asked asked) {
        OscalDocument document = MappingCollections.of(
                known.crosswalk(),
                known.latest().at(),
                known.revision(),
                OtherReadings.target(programme, known.crosswalk().source()),
                OtherReadings.target(programme, known.crosswalk().target()));
        return written(document, asked);
    }

    /// @return the document in the version that is asked for, the newest when none is
    static Answer written(OscalDocument document, Asked asked) {
        String number = asked.query("version").orElse(OscalVersion.V1_2.number());
        OscalVersion version = OscalVersion.of(number)
                .or(() -> OscalVersion.of(number + ".0"))
                .orElseThrow(() -> Refusal.of(
                        400,
                        "There is no such version",
                        "OSCAL " + number + " is not spoken; there are 1.0, 1.1, 1.2."));
        return switch (OscalWriter.write(document, version)) {
            case Writing.Written written -> Answer.of(200, "application/json", written.json());
            case Writing.Refused refused ->
                throw Refusal.of(
                        422,
                        "OSCAL " + version.number() + " cannot say this",
                        String.join(
                                "; ",
                                refused.problems().stream().map(String::valueOf).toList()));
        };
    }

    /// What a file holds, as acts.
    ///
    /// @param remarks what was taken for granted in reading it
    private record Publication(List<Act> acts, List<String> remarks) {}

    private Answer publish(Asked asked) throws IOException {
        Publication publication = publication(asked, desks.acts().programme());
        List<Wanted> wanted = publication.acts().stream()
                .map(act -> new Wanted(asked.signedIn(), act))
                .toList();
        if (Bodies.preview(asked)) {
            return Bodies.json(200, new Foresight(desks).of(wanted, asked.signedIn(), publication.remarks()));
        }
        List<Entry> done = desks.acts().append(wanted, Bodies.tag(asked), after -> Optional.empty());
        return Bodies.json(201, Receipts.of(done, publication.remarks()));
    }

    private Publication publication(Asked asked, Programme programme) throws IOException {
        byte[] bytes = asked.body().getBytes();
        List<Code> codes = new ArrayList<>();
        programme.editions().forEach(e -> codes.add(Code.of(e)));
        programme.otherCodes().codes().forEach(k -> codes.add(k.code()));
        if (isOscal(bytes)) {
            return switch (OscalReader.read(bytes, "the file sent")) {
                case OscalReading.Read read -> oscal(read.document(), codes, asked, programme);
                case OscalReading.Rejected rejected -> throw unreadable(rejected.problems());
            };
        }
        return switch (CrosswalkFiles.read(new ByteArrayInputStream(bytes), "the file sent", codes)) {
            case CrosswalkReading.OfCode of -> new Publication(List.of(act(of.code(), asked, programme)), List.of());
            case CrosswalkReading.OfCrosswalk of ->
                new Publication(acts(List.of(of.crosswalk()), asked, programme), List.of());
            case CrosswalkReading.Rejected rejected ->
                throw Bodies.unreadable("The file cannot be read", rejected.problems());
        };
    }

    private Publication oscal(OscalDocument document, List<Code> codes, Asked asked, Programme programme) {
        if (document.model() != OscalModel.MAPPING_COLLECTION) {
            throw Refusal.of(
                    422,
                    "That is no mapping collection",
                    "It is a " + document.model().root() + "; crosswalks come as mapping collections.");
        }
        return switch (MappingReader.read(document, codes)) {
            case MappingReading.Read read -> new Publication(acts(read.crosswalks(), asked, programme), read.remarks());
            case MappingReading.Rejected rejected -> throw unreadable(rejected.problems());
        };
    }

    /// Of several, those that say what they said before are left out. When that is all of them, they are
    /// published as if they were not there, which is answered as [#act] says.
    private List<Act> acts(List<Crosswalk> crosswalks, Asked asked, Programme programme) {
        Map<String, String> there = new TreeMap<>();
        crosswalks.forEach(
                c -> programme.otherCodes().crosswalk(c.id()).ifPresent(known -> there.put(c.id(), known.digest())));
        List<Crosswalk> others = crosswalks.stream()
                .filter(c -> !c.digest().equals(there.get(c.id())))
                .toList();
        if (others.isEmpty()) {
            return crosswalks.stream()
                    .<Act>map(c -> new CrosswalkPublished(c, c.digest()))
                    .toList();
        }
        there.keySet().retainAll(others.stream().map(Crosswalk::id).toList());
        Map<String, String> seen = seen("crosswalk", there, asked);
        return others.stream()
                .<Act>map(c -> seen.containsKey(c.id())
                        ? new CrosswalkRevised(c, c.digest(), seen.get(c.id()), reason(asked))
                        : new CrosswalkPublished(c, c.digest()))
                .toList();
    }

    /// Our own files are YAML whose keys are others.
    private static boolean isOscal(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4_000), StandardCharsets.UTF_8).strip();
        return start.startsWith("{") || start.startsWith("<") || start.contains("mapping-collection:");
    }

    private static Refusal unreadable(List<OscalProblem> problems) {
        return Bodies.unreadable(
                "The mapping collection cannot be taken",
                problems.stream()
                        .map(p -> new Problem(
                                p.line(), p.column(), p.text() + (p.fix().isEmpty() ? "" : "; " + p.fix())))
                        .toList());
    }

    /// What is there in this very form is published as if it were not: a request whose answer was lost gets that answer
    /// again by its key, and for any other the rules say that it is there.
    private Act act(Code code, Asked asked, Programme programme) {
        OtherCode written = OtherCode.of(code);
        return programme
                .otherCodes()
                .code(code.id())
                .map(KnownCode::digest)
                .filter(was -> !was.equals(code.digest()))
                .<Act>map(was -> new CodeRevised(
                        written,
                        code.digest(),
                        seen("code", Map.of(code.id(), was), asked).getOrDefault(code.id(), was),
                        reason(asked)))
                .orElseGet(() -> new CodePublished(written, code.digest()));
    }

    /// What is there already is replaced only by somebody who has seen it. A preview shows what would be.
    ///
    /// @param there what would be replaced, by id, with its digest
    /// @return for each the digest that was seen
    private static Map<String, String> seen(String what, Map<String, String> there, Asked asked) {
        if (there.isEmpty()
                || (Bodies.preview(asked) && asked.header("if-match").isEmpty())) {
            return there;
        }
        List<String> digests = asked.header("if-match").map(CodesApi::digests).orElse(List.of());
        if (digests.isEmpty()) {
            throw Refusal.of(
                    428,
                    "It is there already",
                    "To revise it, name the digest of the form you have seen: If-Match, or --replaces on the command"
                            + " line; several with commas between them. There is "
                            + there.entrySet().stream()
                                    .map(e -> what + " " + e.getKey() + ", which is " + e.getValue())
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        Map<String, String> seen = new TreeMap<>();
        there.forEach((id, digest) -> seen.put(id, digests.contains(digest) ? digest : digests.getFirst()));
        return seen;
    }

    private static List<String> digests(String header) {
        return Arrays.stream(header.replace("\"", "").split(",", -1))
                .map(String::strip)
                .filter(d -> !d.isEmpty())
                .toList();
    }

    private Prose reason(Asked asked) {
        return desks.acts()
                .prose(asked.query("reason")
                        .or(() -> asked.query("preview").map(p -> "tried out"))
                        .orElseThrow(() -> Refusal.of(
                                400, "Reasons are lacking", "Say why with reason=; it stands in the record.")));
    }

    private Answer retire(Asked asked) {
        KnownCrosswalk known = known(asked, desks.acts().programme());
        Act act = new CrosswalkRetired(
                known.crosswalk().id(),
                asked.header("if-match").map(tag -> tag.replace("\"", "")).orElse(known.digest()),
                reason(asked));
        List<Wanted> wanted = List.of(new Wanted(asked.signedIn(), act));
        return Bodies.json(201, Receipts.of(desks.acts().append(wanted, Bodies.tag(asked), after -> Optional.empty())));
    }

    private Answer reading(Asked asked) {
        Instant present = desks.clock().now().now();
        Optional<Instant> named = Bodies.instant(asked, "at");
        Instant at = named.orElse(present);
        Programme newest = desks.acts().programme();
        BodyId body = BodiesApi.known(asked, newest);
        Programme programme = named.isPresent() ? desks.readings().programmeAt(at) : newest;
        if (programme.body(body).isEmpty()) {
            return Bodies.json(200, Items.of(List.of()));
        }
        String word = at.isBefore(present) ? "past" : at.isAfter(present) ? "ahead" : "present";
        Code code = target(programme, asked.part("code"));
        // Readings of another time would push out what is kept of the present.
        OtherReadings reader = named.isPresent() ? new OtherReadings() : readings;
        return Bodies.json(200, Items.of(reader.of(programme, body, code, at, word)));
    }

    private Answer lines(Asked asked) {
        Programme programme = desks.acts().programme();
        Code code = target(programme, asked.part("code"));
        String sort = asked.query("sort").orElse("name");
        choice("order", sort, SORTS);
        asked.query("state").ifPresent(s -> choice("state", s, STATES));
        asked.query("profile")
                .filter(p -> !p.equals(CodeViews.WHOLE)
                        && code.profiles().stream()
                                .noneMatch(known -> known.id().equals(p)))
                .ifPresent(p -> {
                    throw Refusal.of(
                            400,
                            "There is no such profile",
                            code.id() + " has whole"
                                    + code.profiles().stream()
                                            .map(known -> ", " + known.id())
                                            .reduce("", String::concat)
                                    + ", not " + p + ".");
                });
        return Bodies.json(
                200,
                readings.lines(
                        programme,
                        code,
                        desks.clock().now().now(),
                        new ReadingFilter(
                                asked.query("profile"),
                                asked.query("state"),
                                asked.query("kind"),
                                asked.query("region"),
                                asked.query("q"),
                                sort,
                                asked.query("cursor"),
                                Bodies.limit(asked))));
    }
}
