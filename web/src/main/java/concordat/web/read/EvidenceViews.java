package concordat.web.read;

import concordat.api.view.DocumentView;
import concordat.api.view.EvidenceBacking;
import concordat.api.view.EvidenceView;
import concordat.api.view.Page;
import concordat.assurance.Case;
import concordat.assurance.Programme;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.submission.Submission;
import concordat.catalogue.ControlId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A body's evidence: what it backs, until when, and what came before and after it.
public final class EvidenceViews {
    /// Ways to sort; a minus turns them round.
    public static final List<String> SORTS = List.of("observed", "until", "title");
    /// What can have become of a piece.
    public static final Set<String> STATES = Set.of("in-date", "expired", "replaced", "withdrawn");

    private final Reading reading;
    private final BodyId body;
    private final Map<String, DocumentView> held;
    private final List<Recorded<EvidenceAttached>> all;
    private final Map<EvidenceId, EvidenceId> replacedBy = new HashMap<>();
    private final Map<EvidenceId, EvidenceId> replaces = new HashMap<>();

    /// @param held the body's documents by digest, as whoever reads may see them
    public EvidenceViews(Reading reading, BodyId body, Map<String, DocumentView> held) {
        this.reading = reading;
        this.body = body;
        this.held = Map.copyOf(held);
        all = reading.programme().environmentsOf(body).stream()
                .flatMap(e -> reading.programme().evidenceOf(e.act().environment()).stream())
                .toList();
        all.stream().filter(e -> !e.live()).forEach(this::succeed);
    }

    /// What is wanted of a list; whatever is absent does not matter.
    ///
    /// @param control by any name it has or had
    /// @param code another code, or one item of it as `caf-4.0 B2.b`
    /// @param sort one of [#SORTS], with a minus before it for the other way round
    public record Wanted(
            Optional<String> environment,
            Optional<ControlId> control,
            Optional<String> code,
            Optional<String> kind,
            Optional<String> state,
            String sort) {}

    /// The newer piece came in the very act of withdrawing the older: at the same instant, of the same kind, for at
    /// least one of its controls. So it follows from the ledger alone.
    private void succeed(Recorded<EvidenceAttached> old) {
        all.stream()
                .filter(newer -> newer.position() > old.position()
                        && Optional.of(newer.at()).equals(old.endedAt())
                        && newer.act().environment().equals(old.act().environment())
                        && newer.act().kind() == old.act().kind()
                        && newer.act().controls().stream().anyMatch(old.act().controls()::contains))
                .findFirst()
                .ifPresent(newer -> {
                    replacedBy.put(old.act().evidence(), newer.act().evidence());
                    replaces.put(newer.act().evidence(), old.act().evidence());
                });
    }

    public Page<EvidenceView> page(Wanted wanted, Optional<String> cursor, int limit) {
        Predicate<EvidenceView> wants = view -> same(wanted.environment(), view.environment())
                && same(wanted.kind(), view.kind())
                && same(wanted.state(), view.state())
                && wanted.control()
                        .map(c -> view.backs().stream()
                                .anyMatch(b -> reading.programme().same(c, new ControlId(b.control()))))
                        .orElse(true)
                && wanted.code()
                        .map(c -> view.backs().stream()
                                .flatMap(b -> b.codes().stream())
                                .anyMatch(of -> of.equals(c) || of.startsWith(c + " ")))
                        .orElse(true);
        List<EvidenceView> views =
                all.stream().map(this::view).sorted(order(wanted.sort())).toList();
        return Pages.after(views, wants, EvidenceView::id, cursor, limit);
    }

    private static boolean same(Optional<String> wanted, String is) {
        return wanted.map(is::equals).orElse(true);
    }

    private static Comparator<EvidenceView> order(String sort) {
        boolean turned = sort.startsWith("-");
        Comparator<EvidenceView> by =
                switch (turned ? sort.substring(1) : sort) {
                    case "until" -> Comparator.comparing(v -> v.until().orElse(Instant.MAX));
                    case "title" -> Comparator.comparing(v -> v.title().orElse(""));
                    default -> Comparator.comparing(EvidenceView::observedAt);
                };
        return (turned ? by.reversed() : by).thenComparing(EvidenceView::id);
    }

    /// @return the piece with all before and after it, oldest first
    public List<EvidenceView> history(EvidenceId id) {
        EvidenceId first = id;
        while (replaces.containsKey(first)) {
            first = replaces.get(first);
        }
        return Stream.iterate(Optional.of(first), Optional::isPresent, e -> e.map(replacedBy::get))
                .map(Optional::get)
                .flatMap(e -> all.stream().filter(r -> r.act().evidence().equals(e)))
                .map(this::view)
                .toList();
    }

    private EvidenceView view(Recorded<EvidenceAttached> piece) {
        EvidenceAttached act = piece.act();
        List<EvidenceBacking> backs = act.controls().stream()
                .sorted()
                .flatMap(c -> backing(act, c).stream())
                .toList();
        Optional<Instant> until = backs.stream().map(EvidenceBacking::until).min(Comparator.naturalOrder());
        return new EvidenceView(
                act.evidence().value(),
                body.value(),
                act.environment().value(),
                act.kind().name(),
                act.strength().name(),
                act.title().text(),
                act.digest(),
                act.observedAt(),
                Math.toIntExact(Math.max(
                        0, Duration.between(act.observedAt(), reading.at()).toDays())),
                until,
                state(piece, backs),
                piece.at(),
                piece.by().value(),
                piece.endedAt(),
                backs,
                Optional.ofNullable(replaces.get(act.evidence())).map(EvidenceId::value),
                Optional.ofNullable(replacedBy.get(act.evidence())).map(EvidenceId::value),
                Optional.ofNullable(held.get(act.digest())));
    }

    private String state(Recorded<EvidenceAttached> piece, List<EvidenceBacking> backs) {
        if (!piece.live()) {
            return replacedBy.containsKey(piece.act().evidence()) ? "replaced" : "withdrawn";
        }
        return backs.stream().anyMatch(b -> b.until().isAfter(reading.at())) ? "in-date" : "expired";
    }

    private Optional<EvidenceBacking> backing(EvidenceAttached act, ControlId id) {
        // What was attached under a former id backs the control that has it now.
        return reading.programme()
                .controlOf(act.environment(), id, reading.at())
                .map(c -> new EvidenceBacking(
                        c.id().value(),
                        act.observedAt()
                                .atZone(ZoneOffset.UTC)
                                .plus(c.proofLasts())
                                .toInstant(),
                        c.crosswalk().stream().map(r -> r.code() + " " + r.id()).toList()));
    }

    /// On what footing somebody may read a piece of evidence: the body's own officers as their own; the Authority and
    /// its assessors inside an open assessment of its environment, or an open case about a control it backs.
    ///
    /// @param own whether the person is one of the body's officers
    /// @return none when there is no such footing
    public static Optional<String> footing(
            Programme programme, PersonId person, boolean own, Recorded<EvidenceAttached> piece) {
        if (own) {
            return Optional.of("own");
        }
        boolean authority = programme.rolesOf(person).stream()
                .anyMatch(r -> r.body().isEmpty() && (r.role() == Role.AUTHORITY_LEAD || r.role() == Role.ASSESSOR));
        if (!authority) {
            return Optional.empty();
        }
        EvidenceAttached act = piece.act();
        return programme.submissions().all().stream()
                .filter(s -> s.environment().equals(act.environment())
                        && (s.stage() == Submission.Stage.IN_ASSESSMENT
                                || s.stage() == Submission.Stage.REFUSAL_TO_SECOND))
                .map(s -> "assessment " + s.id())
                .findFirst()
                .or(() -> programme.casesOf(act.environment()).stream()
                        .filter(c ->
                                c.open() && act.controls().stream().anyMatch(of -> programme.same(of, c.control())))
                        .map(EvidenceViews::footing)
                        .findFirst());
    }

    private static String footing(Case about) {
        return "case " + about.id();
    }
}
