package concordat.web.page;

import concordat.api.view.BodyView;
import concordat.api.view.CaseStep;
import concordat.api.view.CaseView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.MeasureView;
import concordat.api.view.NetworkView;
import concordat.api.view.OwedRoute;
import concordat.api.view.Page;
import concordat.api.view.ReadinessView;
import concordat.api.view.RouteReach;
import concordat.api.view.RouteRisk;
import concordat.api.view.StandingView;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.intake.edition.Editions;
import concordat.web.read.BodyFilter;
import concordat.web.read.CaseFilter;
import concordat.web.read.ComingChange;
import concordat.web.read.Readings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An invented country, told by hand, always the same.
final class Country implements Readings {

    static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    static final String HOSTILE = "<script>alert('x')</script> & \"Sons\"";
    static final String BODY = "tesk-stead";
    static final String OTHER = "orrin-moor";
    static final String BARE = "quell-haven";
    static final String CASE = "case-0001";

    private static final List<String> STEMS = List.of("Tesk", "Orrin", "Quell", "Vael", "Marn", "Isk", "Doth", "Lorr");
    private static final List<String> ENDS = List.of("stead", "moor", "haven", "reach", "tarn", "holt", "mouth");
    private static final List<String> KINDS =
            List.of("district-council", "unitary-council", "fire-service", "health-trust", "charity");

    final Map<String, String> caseStates = new HashMap<>();
    private final Edition edition = Editions.modelCode();
    private final List<BodyView> bodies;
    private final Programme programme;

    Country(int count) {
        bodies = bodies(count);
        programme = programme();
        caseStates.put(CASE, "notice-served");
        caseStates.put("case-0002", "replied");
        caseStates.put("case-0003", "not-upheld");
        caseStates.put("case-0004", "upheld");
        caseStates.put("case-0005", "open");
        caseStates.put("case-0006", "closed");
    }

    @Override
    public Programme programmeAt(Instant at) {
        return programme;
    }

    Programme programmeNow() {
        return programme;
    }

    private List<BodyView> bodies(int count) {
        List<BodyView> made = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String name = STEMS.get(n % 8) + ENDS.get(n / 8 % 7) + (n < 56 ? "" : " " + (n / 56 + 1));
            String id = n == 0 ? BODY : n == 1 ? OTHER : n == 2 ? BARE : "b" + n;
            String state = n == 0 ? "lapsing" : n == 1 ? "suspended" : n == 2 ? "partial" : state(n);
            String kind = KINDS.get(n * 7 / 3 % KINDS.size());
            made.add(new BodyView(
                    id,
                    n == 7 ? HOSTILE : name + " " + kind.replace('-', ' '),
                    kind,
                    String.format("r%02d", (n * 13 / 7) % 11 + 1),
                    "X" + n,
                    state,
                    n == 2 ? List.of() : List.of(id),
                    state.equals("partial") ? 52 : 60,
                    60,
                    n % 3 == 0 ? Optional.of(NOW.plus(Duration.ofDays(n % 90 + 1))) : Optional.empty(),
                    n == 0 ? 2 : 0));
        }
        return made;
    }

    private static String state(int n) {
        int spread = n * 37 % 100;
        return spread < 63 ? "full" : spread < 72 ? "lapsing" : spread < 99 ? "partial" : "suspended";
    }

    private Programme programme() {
        Programme made = Programme.empty(new NetworkId("testnet"));
        List<Act> acts = new ArrayList<>();
        acts.add(new NetworkFounded(prose("Invented country")));
        acts.add(new EditionIssued(edition));
        for (BodyView body : bodies) {
            acts.add(new BodyJoined(
                    new BodyId(body.id()), prose(body.name()), body.kind(), body.region(), body.registerCode()));
        }
        acts.add(new RoleGranted(new PersonId("assessor"), Role.ASSESSOR, Optional.empty()));
        acts.add(new RoleGranted(new PersonId("clerk"), Role.STAFF, Optional.of(new BodyId(BODY))));
        if (!bodies.isEmpty()) {
            acts.add(new RoleGranted(new PersonId("officer"), Role.SECURITY_OFFICER, Optional.of(new BodyId(BODY))));
            acts.add(new RoleGranted(new PersonId("neighbour"), Role.SECURITY_OFFICER, Optional.of(new BodyId(OTHER))));
        }
        for (Act act : acts) {
            made = made.with(new Entry(
                    made.network(),
                    made.nextPosition(),
                    Instant.parse("2026-04-02T00:00:00Z"),
                    new PersonId("lead"),
                    act));
        }
        return made;
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    @Override
    public NetworkView network() {
        Map<String, Integer> states = new HashMap<>(Map.of("full", 0, "partial", 0, "lapsing", 0, "suspended", 0));
        bodies.forEach(b -> states.merge(b.state(), 1, Integer::sum));
        return new NetworkView(
                "testnet", "Invented country", edition.title(), NOW, 12_345, 87, states, bodies.isEmpty() ? 0 : 5, 2);
    }

    @Override
    public Page<BodyView> bodies(BodyFilter filter) {
        Comparator<BodyView> order = filter.sort().endsWith("gaps")
                ? Comparator.comparingInt(BodyView::held)
                : Comparator.comparing(BodyView::name);
        List<BodyView> found = bodies.stream()
                .filter(b -> filter.state().map(b.state()::equals).orElse(true))
                .filter(b -> filter.kind().map(b.kind()::equals).orElse(true))
                .filter(b -> filter.region().map(b.region()::equals).orElse(true))
                .filter(b -> b.name().contains(filter.text().orElse("")))
                .sorted(filter.sort().startsWith("-") ? order.reversed() : order)
                .toList();
        int from = filter.cursor().map(Integer::parseInt).orElse(0);
        int to = Math.min(found.size(), from + filter.limit());
        return new Page<>(
                found.subList(from, to),
                to < found.size() ? Optional.of(String.valueOf(to)) : Optional.empty(),
                Optional.of(found.size()));
    }

    @Override
    public Optional<BodyView> body(BodyId body) {
        return bodies.stream().filter(b -> b.id().equals(body.value())).findFirst();
    }

    @Override
    public List<StandingView> standing(BodyId body, Optional<Instant> at) {
        if (body.value().equals(BARE)) {
            return List.of();
        }
        List<ControlStandingView> controls = new ArrayList<>();
        List<String> states = List.of("lapsing", "relied-on", "planned", "accepted", "lapsed", "open");
        for (int n = 0; n < edition.controls().size(); n++) {
            Control control = edition.controls().get(n);
            String state = n % 9 == 4 ? states.get(n / 9 % states.size()) : "proved";
            controls.add(standing(control, n, state));
        }
        return List.of(new StandingView(
                body.value(),
                body.value(),
                edition.id(),
                NOW,
                "present",
                1,
                Optional.of(NOW.plus(Duration.ofDays(9))),
                controls));
    }

    private ControlStandingView standing(Control control, int n, String state) {
        boolean holds = !state.equals("lapsed") && !state.equals("open");
        return new ControlStandingView(
                control.id().value(),
                control.title(),
                state,
                switch (state) {
                    case "lapsing" -> "Findings are open past the time allowed for fixing them.";
                    case "lapsed" -> "The evidence has run out or was withdrawn.";
                    case "open" -> "It has never been proved.";
                    case "planned" -> "An agreed plan stands in until its date.";
                    case "accepted" -> "A risk owner has accepted the gap until a date.";
                    case "relied-on" -> "A provider holds it for this environment.";
                    default -> "Every kind of evidence is there, in date and strong enough.";
                },
                holds ? List.of("public", "official", "official-personal", "official-sensitive") : List.of(),
                Map.of(),
                holds ? Optional.of(NOW.plus(Duration.ofDays(30L + n * 5L))) : Optional.empty(),
                state.equals("lapsing") ? Optional.of(NOW.plus(Duration.ofDays(9))) : Optional.empty(),
                state.equals("lapsing") ? Optional.of(CASE) : Optional.empty(),
                List.of("evidence e" + n));
    }

    @Override
    public List<ReadinessView> readiness(BodyId body) {
        return List.of();
    }

    @Override
    public List<RouteReach> services(BodyId body) {
        if (body.value().equals(BARE)) {
            return List.of();
        }
        List<RouteReach> reaches = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            String answer = body.value().equals(OTHER) ? "suspended" : n % 5 == 1 ? "control-not-held" : "permitted";
            Map<String, String> reached = new LinkedHashMap<>();
            reached.put("browser", n % 2 == 0 ? answer : "tier-too-low");
            reached.put("contained", n % 2 == 0 ? answer : "tier-too-low");
            reached.put("managed", answer);
            reached.put("privileged", answer);
            reached.put("workload", answer);
            reaches.add(new RouteReach(
                    "s" + n / 3,
                    List.of("Benefit claims", "Missing children", "Electoral roll", "Road works")
                            .get(n / 3),
                    "route-" + n,
                    List.of("GET"),
                    "/v1/records/" + n + "/{id}",
                    List.of("official-personal", "official-sensitive", "official", "public")
                            .get(n / 3),
                    n % 3 == 2 ? "CHANGE" : "VIEW",
                    List.of("PAYMENT", "SAFEGUARDING", "ELECTION", "NONE").get(n / 3),
                    n < 9,
                    reached,
                    answer.equals("control-not-held") ? List.of("VUL-03") : List.of(),
                    n % 4 == 0 ? List.of(new RouteRisk("VUL-01", NOW.plus(Duration.ofDays(9)))) : List.of(),
                    List.of()));
        }
        return reaches;
    }

    @Override
    public Page<CaseView> cases(CaseFilter filter) {
        List<CaseView> found = bodies.isEmpty()
                ? List.of()
                : caseStates.keySet().stream()
                        .sorted()
                        .map(this::caseView)
                        .filter(c -> filter.body().map(c.body()::equals).orElse(true))
                        .filter(c -> filter.state()
                                .map(s -> s.equals("closed") == c.state().equals("closed"))
                                .orElse(true))
                        .toList();
        return new Page<>(found, Optional.empty(), Optional.of(found.size()));
    }

    @Override
    public Optional<CaseView> caseOf(CaseId id) {
        return Optional.of(id.value()).filter(caseStates::containsKey).map(this::caseView);
    }

    private CaseView caseView(String id) {
        String state = caseStates.getOrDefault(id, "open");
        boolean told = !state.equals("open");
        Instant opened = NOW.minus(Duration.ofDays(20));
        List<CaseStep> steps = new ArrayList<>();
        steps.add(new CaseStep(opened, "clockwork", "opened", Optional.empty()));
        if (told) {
            steps.add(new CaseStep(opened.plusSeconds(60), "clockwork", "notice served", Optional.empty()));
        }
        if (told && !state.equals("notice-served")) {
            steps.add(new CaseStep(
                    NOW.minus(Duration.ofDays(5)),
                    "officer",
                    "replied: offers a plan",
                    Optional.of("We patch on Friday.\n" + HOSTILE)));
        }
        if (state.equals("upheld") || state.equals("not-upheld") || state.equals("closed")) {
            steps.add(new CaseStep(
                    NOW.minus(Duration.ofDays(2)),
                    "assessor",
                    state.equals("not-upheld") ? "decided: not upheld" : "decided: upheld",
                    Optional.of("The plan has dates and an owner.")));
        }
        if (state.equals("closed")) {
            steps.add(new CaseStep(NOW.minus(Duration.ofHours(3)), "clockwork", "closed", Optional.empty()));
        }
        return new CaseView(
                id,
                id.equals("case-0004") ? OTHER : BODY,
                id.equals("case-0004") ? bodies.get(1).name() : bodies.get(0).name(),
                BODY,
                "VUL-01",
                edition.controls().get(4).title(),
                state,
                opened,
                told ? Optional.of("SECURITY_OFFICER") : Optional.empty(),
                told ? Optional.of(NOW.plus(Duration.ofDays(3))) : Optional.empty(),
                told ? Optional.of(NOW.plus(Duration.ofDays(9))) : Optional.empty(),
                told ? List.of("route-0", "route-4", "route-8", "route-gone") : List.of(),
                steps,
                state.equals("notice-served")
                        ? List.of("reply CONTEST", "reply PLAN", "reply MORE_TIME", "adjudicate")
                        : state.equals("replied") ? List.of("reply PLAN", "adjudicate") : List.of());
    }

    @Override
    public List<MeasureView> measures(Optional<BodyId> body) {
        if (body.filter(b -> b.value().equals(OTHER)).isEmpty()) {
            return List.of();
        }
        return List.of(
                new MeasureView(
                        "m1",
                        OTHER,
                        "SUSPEND",
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        NOW.minus(Duration.ofHours(5)),
                        NOW.plus(Duration.ofHours(67)),
                        "Ransomware on two file servers.",
                        "Two clean scans, a day apart.",
                        List.of(new OwedRoute("s1", "route-1", "payment", NOW.plus(Duration.ofHours(19)), false))),
                new MeasureView(
                        "m2",
                        OTHER,
                        "RESTRICT",
                        List.of("official-sensitive"),
                        List.of("BROWSER"),
                        List.of("s1"),
                        false,
                        NOW.minus(Duration.ofDays(5)),
                        NOW.plus(Duration.ofDays(25)),
                        "Patching is three months late.",
                        "A clean scan.",
                        List.of()));
    }

    @Override
    public List<ComingChange> coming(int most) {
        List<ComingChange> coming = new ArrayList<>();
        for (int n = 0; n < bodies.size() && coming.size() < most; n += 24) {
            Control control = edition.controls().get(n % edition.controls().size());
            coming.add(new ComingChange(
                    NOW.plus(Duration.ofHours(5 + n * 3L)),
                    bodies.get(n).id(),
                    bodies.get(n).name(),
                    bodies.get(n).id(),
                    control.id().value(),
                    control.title(),
                    n % 7 + 1));
        }
        return coming;
    }
}
