package concordat.web.read;

import concordat.api.view.OwnersRead;
import concordat.api.view.OwnersRead.Section;
import concordat.assurance.ControlStanding;
import concordat.assurance.PackDigest;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.StandingKind;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.risk.RiskDecision;
import concordat.assurance.submission.Submission;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.ServiceLevels;
import concordat.web.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A pack in plain words, short enough to be read before it is signed.
public final class OwnersReads {
    /// More than this nobody reads in two minutes.
    public static final int MOST_WORDS = 400;

    private static final int WORDS_A_MINUTE = 200;
    private static final int MOST_ITEMS = 5;
    private static final int LONGEST_NAME = 12;
    private static final Duration SOON = Duration.ofDays(60);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private final Reading reading;
    private final Programme programme;
    private final Submission pack;
    private final EnvironmentId environment;
    private final BodyId body;
    private final Standing standing;
    private final Map<ControlId, Control> controls;
    private final Words words = Words.english();

    private OwnersReads(Reading reading, Submission pack) {
        this.reading = reading;
        this.programme = reading.programme();
        this.pack = pack;
        this.environment = pack.environment();
        this.body = reading.bodyOf(environment);
        this.standing = Standing.of(programme, environment, reading.at());
        this.controls = programme.editionOf(environment, reading.at()).map(Edition::controls).orElse(List.of()).stream()
                .collect(Collectors.toMap(Control::id, c -> c));
    }

    /// @return the pack's body, none when there is no such pack
    public static Optional<BodyId> bodyOf(Reading reading, SubmissionId id) {
        return reading.programme().submissions().submission(id).map(s -> reading.bodyOf(s.environment()));
    }

    /// @return none when there is no such pack
    public static Optional<OwnersRead> of(Reading reading, SubmissionId id) {
        return reading.programme().submissions().submission(id).map(s -> new OwnersReads(reading, s).shortEnough());
    }

    /// Names fewer things until it is short enough; how many are left unnamed is always said.
    private OwnersRead shortEnough() {
        OwnersRead read = read(MOST_ITEMS);
        for (int items = MOST_ITEMS - 1; read.words() > MOST_WORDS && items >= 0; items--) {
            read = read(items);
        }
        return read;
    }

    private OwnersRead read(int items) {
        List<Section> sections = new ArrayList<>();
        sections.add(section("stand", stand()));
        sections.add(section("asked", asked()));
        sections.add(section("gaps", gaps(items)));
        sections.add(section("risks", risks(items)));
        sections.add(section("changed", changed()));
        sections.add(section("next", next()));
        String title = words.text("read.title", environmentName(), bodyName());
        int count = count(title);
        for (Section section : sections) {
            count += count(section.heading())
                    + section.sentences().stream().mapToInt(OwnersReads::count).sum();
        }
        return new OwnersRead(
                pack.id().value(),
                body.value(),
                environment.value(),
                pack.packDigest(),
                title,
                count,
                Math.ceilDiv(count * 60, WORDS_A_MINUTE),
                sections);
    }

    private static int count(String text) {
        return text.strip().split("\\s+").length;
    }

    private Section section(String name, List<String> sentences) {
        return new Section(words.text("read." + name), sentences);
    }

    private String bodyName() {
        return named(programme.body(body).flatMap(b -> b.act().name().text()).orElse(body.value()));
    }

    private String environmentName() {
        return named(programme
                .environment(environment)
                .flatMap(e -> e.act().name().text())
                .orElse(environment.value()));
    }

    /// A name of many words would not be read, and would crowd out what matters.
    private static String named(String name) {
        String[] all = name.strip().split("\\s+");
        return all.length <= LONGEST_NAME
                ? String.join(" ", all)
                : String.join(" ", List.of(all).subList(0, LONGEST_NAME)) + " …";
    }

    private String number(long number) {
        return words.grouped(number);
    }

    private List<String> stand() {
        Map<StandingKind, Integer> by = new EnumMap<>(StandingKind.class);
        standing.controls().values().forEach(c -> by.merge(c.kind(), 1, Integer::sum));
        int all = standing.controls().size();
        int gaps = by.getOrDefault(StandingKind.OPEN, 0) + by.getOrDefault(StandingKind.LAPSED, 0);
        List<String> said = new ArrayList<>();
        said.add(words.text(
                "read.stand.held", number(all), number(all - gaps), number(by.getOrDefault(StandingKind.PROVED, 0))));
        otherwise(said, by, StandingKind.RELIED_ON, "read.stand.relied");
        otherwise(said, by, StandingKind.PLANNED, "read.stand.planned");
        otherwise(said, by, StandingKind.ACCEPTED, "read.stand.accepted");
        otherwise(said, by, StandingKind.LAPSING, "read.stand.lapsing");
        return said;
    }

    private void otherwise(List<String> said, Map<StandingKind, Integer> by, StandingKind kind, String key) {
        if (by.containsKey(kind)) {
            said.add(words.text(key + (by.get(kind) == 1 ? ".one" : ".many"), number(by.get(kind))));
        }
    }

    private List<String> asked() {
        List<String> said = new ArrayList<>();
        said.add(words.text(
                "read.asked.prepared",
                pack.made().by().value(),
                DAY.format(pack.made().at())));
        Optional<Stamp> signed = pack.signed();
        if (signed.isPresent()) {
            said.add(words.text(
                    "read.asked.signed",
                    signed.get().by().value(),
                    DAY.format(signed.get().at())));
        } else if (pack.withdrawn().isPresent()) {
            said.add(words.text("read.asked.withdrawn"));
        } else {
            said.add(words.text("read.asked.sign"));
            said.add(words.text("read.asked.other"));
            if (!PackDigest.of(programme, environment, reading.at()).equals(pack.packDigest())) {
                said.add(words.text("read.asked.moved"));
            }
        }
        return said;
    }

    private List<String> gaps(int items) {
        List<ControlStanding> gaps = standing.controls().values().stream()
                .filter(c -> c.kind() == StandingKind.OPEN
                        || c.kind() == StandingKind.LAPSED
                        || c.kind() == StandingKind.LAPSING)
                .toList();
        List<String> said = new ArrayList<>();
        if (gaps.isEmpty()) {
            said.add(words.text("read.gaps.none"));
        }
        gaps.stream().limit(items).forEach(c -> said.add(gap(c)));
        rest(said, gaps.size() - items, "gaps");
        soon(said);
        return said;
    }

    /// What is held today and will not be for long, unless somebody does something.
    private void soon(List<String> said) {
        List<Instant> losses = standing.controls().values().stream()
                .filter(c -> c.kind().compareTo(StandingKind.LAPSING) < 0)
                .flatMap(c -> c.basis().loss().stream())
                .map(ControlStanding.Loss::at)
                .filter(at -> at.isBefore(reading.at().plus(SOON)))
                .sorted()
                .toList();
        if (!losses.isEmpty()) {
            said.add(words.text(
                    losses.size() == 1 ? "read.gaps.soon.one" : "read.gaps.soon.many",
                    number(losses.size()),
                    DAY.format(losses.getFirst())));
        }
    }

    private void rest(List<String> said, int more, String name) {
        if (more > 0) {
            said.add(words.text("read." + name + (more == 1 ? ".more.one" : ".more.many"), number(more)));
        }
    }

    private String gap(ControlStanding control) {
        String title = title(control.control());
        Set<String> services = services(control);
        String what = services.isEmpty()
                ? words.text("read.gaps.nothing")
                : services.size() > 2
                        ? words.text("read.gaps.services", number(services.size()))
                        : String.join(words.text("read.and"), services);
        Optional<Instant> closes =
                control instanceof ControlStanding.Lapsing lapsing ? lapsing.bitesAt() : Optional.empty();
        if (control.kind() != StandingKind.LAPSING) {
            return words.text("read.gaps.closed", title, what);
        }
        return closes.map(at -> words.text("read.gaps.closes", title, what, DAY.format(at)))
                .orElseGet(() -> words.text("read.gaps.notice", title, what));
    }

    private String title(ControlId id) {
        return "“"
                + named(Optional.ofNullable(controls.get(id))
                        .map(Control::title)
                        .orElse(words.text("read.control"))) + "”";
    }

    /// @return names of the services under an agreement whose routes rest on the control where it is not held, or will
    ///     not be
    private Set<String> services(ControlStanding control) {
        Set<ServiceId> used = programme.servicesUsed(body, reading.at());
        Map<ServiceId, String> names = new HashMap<>();
        programme.routing().restingOn(environment, control.control(), reading.at()).stream()
                .flatMap(id -> programme.routing().footing(id, reading.at()).stream())
                .filter(r -> used.contains(r.service()))
                .filter(r -> control.kind() == StandingKind.LAPSING || !control.holds(r.handling()))
                .map(RouteDeclared::service)
                .forEach(s -> names.computeIfAbsent(s, this::service));
        return new TreeSet<>(names.values());
    }

    private String service(ServiceId id) {
        return named(programme.service(id).flatMap(s -> s.act().name().text()).orElse(id.value()));
    }

    private List<String> risks(int items) {
        List<RiskAccepted> accepted = programme.risksOf(environment).stream()
                .filter(r -> r.live() && r.act().until().isAfter(reading.at()))
                .map(Recorded::act)
                .sorted((a, b) -> a.until().compareTo(b.until()))
                .toList();
        List<String> said = new ArrayList<>();
        if (accepted.isEmpty()) {
            said.add(words.text("read.risks.none"));
        } else {
            said.add(words.text("read.risks.signing"));
        }
        accepted.stream()
                .limit(items)
                .forEach(r -> said.add(words.text("read.risks.one", title(r.control()), DAY.format(r.until()))));
        rest(said, accepted.size() - items, "risks");
        long waiting = programme.decisions().of(environment).stream()
                .filter(d -> d.stage(reading.at()) == RiskDecision.Stage.REQUESTED)
                .count();
        if (waiting > 0) {
            said.add(words.text(waiting == 1 ? "read.risks.waiting.one" : "read.risks.waiting.many", number(waiting)));
        }
        return said;
    }

    private List<String> changed() {
        Optional<Submission> before = programme.submissions().of(environment).stream()
                .filter(s -> s.signed().isPresent() && !s.id().equals(pack.id()))
                .filter(s -> s.signed().get().at().isBefore(pack.made().at()))
                .reduce((a, b) -> b);
        if (before.isEmpty()) {
            return List.of(words.text("read.changed.first"));
        }
        Instant since = before.get().signed().orElseThrow().at();
        List<String> said = new ArrayList<>();
        String came = before.get().outcome().map(Outcome::name).orElse("UNDECIDED");
        said.add(words.text(
                "read.changed.since", DAY.format(since), words.text("read.outcome." + came.toLowerCase(Locale.ROOT))));
        if (!before.get().edition().equals(pack.edition())) {
            said.add(words.text("read.changed.edition"));
        }
        long answers = programme.answersOf(environment).stream()
                .filter(a -> a.at().isAfter(since))
                .count();
        long evidence = programme.evidenceOf(environment).stream()
                .filter(e -> e.at().isAfter(since))
                .count();
        long opened = programme.casesOf(environment).stream()
                .filter(c -> c.openedAt().isAfter(since))
                .count();
        long open =
                programme.casesOf(environment).stream().filter(c -> c.open()).count();
        said.add(words.text("read.changed.counts", number(answers), number(evidence)));
        said.add(words.text(
                opened == 1 ? "read.changed.cases.one" : "read.changed.cases.many", number(opened), number(open)));
        return said;
    }

    private List<String> next() {
        if (!pack.open()) {
            return List.of(words.text("read.next.over"));
        }
        int days = programme
                .editionOf(environment, reading.at())
                .map(Edition::serviceLevels)
                .orElse(ServiceLevels.USUAL)
                .assessmentDays();
        return List.of(words.text("read.next.queue", number(days)), words.text("read.next.delay"));
    }
}
