package concordat.web.read;

import concordat.api.view.CodeView;
import concordat.api.view.CodeView.CodeProfile;
import concordat.api.view.CrosswalkView;
import concordat.api.view.Page;
import concordat.api.view.ReadingLine;
import concordat.api.view.ReadingTally;
import concordat.api.view.ReadingView;
import concordat.api.view.ReadingView.HeldLine;
import concordat.api.view.ReadingView.LackingLine;
import concordat.api.view.ReadingView.ProfileLine;
import concordat.api.view.ReadingView.RequirementLine;
import concordat.api.view.ReadingView.StepLine;
import concordat.assurance.Programme;
import concordat.assurance.ReadAs;
import concordat.assurance.act.Prose;
import concordat.assurance.crosswalk.KnownCode;
import concordat.assurance.crosswalk.KnownCrosswalk;
import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Coverage;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Hop;
import concordat.catalogue.crosswalk.Level;
import concordat.catalogue.crosswalk.Profile;
import concordat.catalogue.crosswalk.RequirementReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Codes, crosswalks, and standing read over them, as people see them.
public final class CodeViews {

    /// What asks for all of a code; none of its own profiles.
    public static final String WHOLE = "whole";

    private CodeViews() {}

    /// @return editions of this network, the newest start first, then other codes by id
    public static List<CodeView> codes(Programme programme) {
        List<CodeView> views = new ArrayList<>();
        programme.editions().stream()
                .sorted(Comparator.comparing(Edition::startsOn).reversed())
                .forEach(e -> views.add(view(Code.of(e), "ours", 1, Optional.empty())));
        for (KnownCode known : programme.otherCodes().codes()) {
            views.add(view(
                    known.code(),
                    "other",
                    known.revision(),
                    Optional.of(known.published().at())));
        }
        return views;
    }

    private static CodeView view(Code code, String state, int revision, Optional<Instant> publishedAt) {
        return new CodeView(
                code.id(),
                code.title(),
                code.version(),
                state,
                code.requirements().size(),
                code.profiles().stream()
                        .map(p -> new CodeProfile(p.id(), p.title(), (int) code.requirements().stream()
                                .filter(r -> r.level(p.id()).isPresent())
                                .count()))
                        .toList(),
                code.digest(),
                revision,
                publishedAt);
    }

    /// @return crosswalks by id, retired ones too
    static List<CrosswalkView> crosswalks(Programme programme) {
        return programme.otherCodes().crosswalks().stream().map(CodeViews::view).toList();
    }

    /// @param code only those that speak of it
    public static Page<CrosswalkView> crosswalks(
            Programme programme, Optional<String> code, Optional<String> state, Optional<String> cursor, int limit) {
        Predicate<CrosswalkView> wanted = c ->
                code.map(id -> id.equals(c.source()) || id.equals(c.target())).orElse(true)
                        && state.map(c.state()::equals).orElse(true);
        return Pages.after(crosswalks(programme), wanted, CrosswalkView::id, cursor, limit);
    }

    public static CrosswalkView view(KnownCrosswalk known) {
        Crosswalk crosswalk = known.crosswalk();
        Map<String, Integer> relations = new TreeMap<>();
        crosswalk.maps().forEach(m -> relations.merge(word(m.relation()), 1, Integer::sum));
        boolean changed = known.revision() > 1 || known.retired();
        return new CrosswalkView(
                crosswalk.id(),
                crosswalk.title(),
                crosswalk.source(),
                crosswalk.target(),
                known.counts() ? "counts" : known.retired() ? "ended" : waits(crosswalk),
                word(crosswalk.provenance().status()),
                crosswalk.provenance().who(),
                word(crosswalk.provenance().method()),
                word(crosswalk.provenance().rationale()),
                crosswalk.provenance().date(),
                crosswalk.maps().size(),
                relations,
                crosswalk.maps().stream()
                        .mapToInt(Correspondence::confidence)
                        .min()
                        .orElse(0),
                known.digest(),
                known.revision(),
                known.published().at(),
                known.published().by().value(),
                Optional.of(known.latest().at()).filter(at -> changed),
                Optional.of(known.latest().by().value()).filter(by -> changed),
                known.reason().flatMap(Prose::text));
    }

    private static String waits(Crosswalk crosswalk) {
        return crosswalk.provenance().status() == concordat.catalogue.crosswalk.Provenance.Status.DRAFT
                ? "waits"
                : "ended";
    }

    /// @param reading `past`, `present` or `ahead`
    static ReadingView view(OtherReadings.Read read, String reading, long acts) {
        concordat.catalogue.crosswalk.Reading made = read.reading();
        Map<String, String> titles = new HashMap<>();
        for (Control control : read.edition().controls()) {
            titles.put(control.id().value(), control.title());
        }
        return new ReadingView(
                read.standing().environment().value(),
                read.body().body().value(),
                made.target().id(),
                made.target().title(),
                read.edition().id(),
                read.standing().at(),
                reading,
                acts,
                made.until(),
                count(made, Coverage.MET),
                count(made, Coverage.PARTLY),
                count(made, Coverage.MISSING),
                count(made, Coverage.NOT_MAPPED),
                profiles(made),
                made.requirements().stream().map(r -> line(r, read, titles)).toList());
    }

    private static RequirementLine line(RequirementReading r, OtherReadings.Read read, Map<String, String> titles) {
        Map<String, String> levels = new TreeMap<>();
        r.requirement().levels().forEach((profile, level) -> levels.put(profile, word(level)));
        return new RequirementLine(
                r.requirement().id(),
                r.requirement().title(),
                r.requirement().group(),
                levels,
                word(r.coverage()),
                word(r.atBest()),
                r.confidence(),
                r.by().entrySet().stream()
                        .map(h -> new HeldLine(
                                h.getKey(),
                                titles.getOrDefault(h.getKey(), h.getKey()),
                                h.getValue().how(),
                                h.getValue().until()))
                        .toList(),
                r.lacking().stream()
                        .map(id -> new LackingLine(id, titles.getOrDefault(id, id), ReadAs.word(read.standing(), id)))
                        .toList(),
                r.steps().stream().map(CodeViews::step).toList(),
                r.until());
    }

    private static StepLine step(Hop hop) {
        return new StepLine(
                hop.crosswalk(),
                hop.from().stream().map(ref -> ref.code() + " " + ref.id()).toList(),
                word(hop.relation()),
                hop.to().code() + " " + hop.to().id(),
                hop.confidence(),
                hop.reversed(),
                hop.remark());
    }

    /// @return the whole code first, then its profiles
    private static List<ProfileLine> profiles(concordat.catalogue.crosswalk.Reading reading) {
        List<ProfileLine> lines = new ArrayList<>();
        lines.add(line(WHOLE, "All of it", reading));
        for (Profile profile : reading.target().profiles()) {
            lines.add(line(profile.id(), profile.title(), reading));
        }
        return lines;
    }

    static ProfileLine line(String profile, String title, concordat.catalogue.crosswalk.Reading reading) {
        int asked = 0;
        int reached = 0;
        int reachable = 0;
        for (RequirementReading each : reading.requirements()) {
            Optional<Level> level = profile.equals(WHOLE)
                    ? Optional.of(Level.FULLY)
                    : each.requirement().level(profile);
            if (level.isPresent()) {
                asked++;
                reached += each.coverage().reaches(level.get()) ? 1 : 0;
                reachable += each.atBest().reaches(level.get()) ? 1 : 0;
            }
        }
        return new ProfileLine(profile, title, asked, reached, reachable);
    }

    static ReadingLine line(OtherReadings.Read read, String profile) {
        concordat.catalogue.crosswalk.Reading made = read.reading();
        ProfileLine line = line(profile, "", made);
        return new ReadingLine(
                read.body().body().value(),
                ProgrammeReadings.text(read.body().name()),
                read.standing().environment().value(),
                read.body().kind(),
                read.body().region(),
                made.target().id(),
                profile,
                state(read, profile, line),
                line.asked(),
                line.reached(),
                line.reachable(),
                count(made, Coverage.MET),
                count(made, Coverage.PARTLY),
                count(made, Coverage.MISSING),
                count(made, Coverage.NOT_MAPPED),
                made.until());
    }

    private static String state(OtherReadings.Read read, String profile, ProfileLine line) {
        if (line.reached() == line.asked()) {
            return "reached";
        }
        boolean allOurs = read.reading().requirements().stream()
                .filter(r ->
                        profile.equals(WHOLE) || r.requirement().level(profile).isPresent())
                .allMatch(r -> r.coverage() == r.atBest());
        return allOurs ? "all-ours" : "short";
    }

    static ReadingTally tally(Code code, String profile, String title, List<OtherReadings.Read> all) {
        List<ReadingLine> lines = all.stream().map(r -> line(r, profile)).toList();
        int reached =
                (int) lines.stream().filter(l -> l.state().equals("reached")).count();
        int allOurs =
                (int) lines.stream().filter(l -> l.state().equals("all-ours")).count();
        return new ReadingTally(
                code.id(),
                code.title(),
                profile,
                title,
                lines.size(),
                reached,
                reached + allOurs,
                lines.stream().mapToInt(ReadingLine::asked).max().orElse(0),
                lines.stream().mapToInt(ReadingLine::reachable).max().orElse(0));
    }

    private static int count(concordat.catalogue.crosswalk.Reading reading, Coverage coverage) {
        return Math.toIntExact(reading.count(coverage));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
