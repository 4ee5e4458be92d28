package concordat.demo.rehearse;

import concordat.api.view.ActProposal;
import concordat.api.view.ConcernView;
import concordat.api.view.ReadinessView;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import concordat.demo.act.People;
import concordat.demo.act.Wanted;
import concordat.demo.network.Body;
import concordat.demo.network.Chance;
import concordat.demo.network.Country;
import concordat.demo.network.Digests;
import concordat.demo.network.Gaps;
import concordat.demo.network.Piece;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One body: how it behaves, and what it is at.
final class Player {

    final Body body;
    final Chance chance;
    /// How well it keeps its dates: 0 never, 1 always.
    final double discipline;
    int submitsIn;
    boolean certified;
    private final Country country;
    private final Set<String> gaps = new LinkedHashSet<>();
    private final List<Renewal> renewals = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Integer, List<Fix>> fixes = new HashMap<>();
    private final int answersIn;
    private int made;
    private int numbers;
    private Optional<String> plan = Optional.empty();
    private Optional<ActProposal> proposed = Optional.empty();

    /// Evidence that has to be shown again before it runs out.
    private record Renewal(Piece piece, Instant ends) {}

    /// Something the body has promised to do by a day.
    private record Task(String id, String control, LocalDate plannedOn, int slips) {}

    /// A control of an environment that is put right.
    private record Fix(String environment, String control) {}

    Player(Country country, Body body, List<Piece> pieces, int weeks) {
        this.country = country;
        this.body = body;
        this.chance = Chance.of(country.plan().seed()).at("year").at(body.id());
        double draw = chance.at("discipline").share();
        this.discipline = 1 - 0.5 * draw * draw;
        this.answersIn = 1 + chance.at("answers").below(6);
        Gaps lacking = country.gapsOf(body);
        gaps.addAll(lacking.open());
        gaps.addAll(lacking.planned());
        lacking.admitted().ifPresent(gaps::add);
        // Most hand in early; a tail takes most of the year, as it was in 2013 and 2014.
        double when = chance.at("submits").share();
        this.submitsIn = answersIn + 1 + (int) ((weeks - 14) * when * when * when) + Math.min(12, gaps.size());
        for (Piece piece : pieces) {
            renewals.add(new Renewal(piece, ends(piece)));
        }
    }

    private Instant ends(Piece piece) {
        return piece.controls().stream()
                .map(c -> control(c).proofLasts())
                .map(lasts ->
                        piece.observedAt().atZone(ZoneOffset.UTC).plus(lasts).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Control control(String id) {
        return country.plan().edition().control(new ControlId(id)).orElseThrow();
    }

    private String id(String stem) {
        return body.main() + ".y" + stem + made++;
    }

    List<Move> week(int week, Instant now) {
        List<Move> moves = new ArrayList<>();
        renew(now, moves);
        if (week == answersIn) {
            answer(moves);
            plan(now, moves);
        }
        secondLook(week, moves);
        work(now, moves);
        for (Fix fix : fixes.getOrDefault(week, List.of())) {
            prove(fix.environment(), fix.control(), now, moves);
        }
        return moves;
    }

    /// Most renew in the last weeks before a proof runs out; some forget.
    private void renew(Instant now, List<Move> moves) {
        for (int i = 0; i < renewals.size(); i++) {
            Renewal renewal = renewals.get(i);
            Chance own = chance.at(renewal.piece().id()).at(i);
            boolean forgets = own.share() > 0.6 + 0.4 * discipline;
            int ahead =
                    forgets ? -own.at("late").between(7, 35) : own.at("early").between(10, 28);
            if (!now.isBefore(renewal.ends().minus(Duration.ofDays(ahead)))) {
                Piece old = renewal.piece();
                Piece again = new Piece(
                        id("e"),
                        old.environment(),
                        old.controls(),
                        old.kind(),
                        old.strength(),
                        Digests.of(old.digest() + now),
                        now,
                        old.title());
                int place = i;
                moves.add(new Move(attach(again), () -> renewals.set(place, new Renewal(again, ends(again)))));
            }
        }
    }

    private ActProposal attach(Piece piece) {
        return Wanted.of("evidence-attached")
                .with("evidence", piece.id())
                .with("environment", piece.environment())
                .set("controls", piece.controls())
                .with("kind", piece.kind().name())
                .with("strength", piece.strength().name())
                .with("digest", piece.digest())
                .with("observedAt", piece.observedAt())
                .with("title", piece.title())
                .by(vouching(piece.strength()));
    }

    private String vouching(Strength strength) {
        return switch (strength) {
            case DECLARED -> body.officer();
            case SIGNED -> body.owner();
            case MACHINE -> People.COLLECTOR;
            case TESTED -> People.ASSESSOR;
        };
    }

    private void answer(List<Move> moves) {
        for (Control control : country.plan().edition().controls()) {
            String id = control.id().value();
            moves.add(Move.of(answer(id, gaps.contains(id) ? "NOT_MET" : "MET")));
        }
    }

    private ActProposal answer(String control, String answer) {
        return Wanted.of("answer-given")
                .with("environment", body.main())
                .with("control", control)
                .with("answer", answer)
                .with("statement", answer.equals("MET") ? "Yes, for " + control + "; see what is attached" : "Not yet")
                .by(body.officer());
    }

    /// What can wait is planned, action by action; what cannot is put right within weeks. For some a risk is accepted
    /// meanwhile.
    private void plan(Instant now, List<Move> moves) {
        List<String> waiting =
                gaps.stream().filter(c -> control(c).deferrable()).toList();
        gaps.stream().filter(c -> !control(c).deferrable()).forEach(c -> fixes.computeIfAbsent(
                        answersIn + chance.at(c).between(2, 16), w -> new ArrayList<>())
                .add(new Fix(body.main(), c)));
        if (waiting.isEmpty()) {
            return;
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate ends = today.plusDays(chance.at("plan").between(110, 170));
        String id = id("p");
        plan = Optional.of(id);
        moves.add(Move.of(Wanted.of("plan-drafted")
                .with("plan", id)
                .with("environment", body.main())
                .set("controls", waiting)
                .with("endsOn", ends)
                .with("aim", "To close what the last look at ourselves left open")
                .by(body.officer())));
        int step = (int) ((ends.toEpochDay() - today.toEpochDay() - 14) / waiting.size());
        for (String control : waiting) {
            moves.add(action(id, control, today.plusDays(10L + (long) step * (1 + waiting.indexOf(control)))));
        }
        ActProposal agreeing = Wanted.of("plan-agreed")
                .with("plan", id)
                .with("environment", body.main())
                .set("controls", waiting)
                .with("until", ends.atStartOfDay(ZoneOffset.UTC).toInstant())
                .with("reasons", "Money, owner and dates are named")
                .by(People.ASSESSOR);
        if (chance.at("credible").share() < discipline) {
            moves.add(Move.of(agreeing));
        } else {
            moves.add(Move.of(Wanted.of("plan-refused")
                    .with("plan", id)
                    .with("reasons", "Nobody has said where the money comes from")
                    .by(People.ASSESSOR)));
            proposed = Optional.of(agreeing);
        }
    }

    /// Weeks after a refusal somebody has found the money, and the plan is agreed.
    private void secondLook(int week, List<Move> moves) {
        if (proposed.isEmpty() || week < answersIn + 6) {
            return;
        }
        for (Task task : tasks) {
            moves.add(Move.of(Wanted.of("action-resourced")
                    .with("action", task.id())
                    .with("owner", body.officer())
                    .with("pence", 250_000L)
                    .with("funded", true)
                    .by(body.officer())));
        }
        moves.add(Move.of(proposed.get()));
        proposed = Optional.empty();
    }

    private Move action(String planId, String control, LocalDate on) {
        String id = id("a");
        int number = ++numbers;
        boolean funded = chance.at(id).share() < 0.4 + 0.6 * discipline;
        return new Move(
                Wanted.of("action-added")
                        .with("action", id)
                        .with("plan", planId)
                        .with("number", number)
                        .set("controls", List.of(control))
                        .maybe("owner", Optional.of(body.officer()))
                        .with("plannedOn", on)
                        .with("pence", 100_000L * chance.at(id).between(1, 90))
                        .with("funded", funded)
                        .maybe("dependsOn", Optional.empty())
                        .maybe("continues", Optional.empty())
                        .with("what", "Do what " + control + " asks")
                        .by(body.officer()),
                () -> tasks.add(new Task(id, control, on, 0)));
    }

    /// On its day an action is done, or its date is moved.
    private void work(Instant now, List<Move> moves) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (Task task : List.copyOf(tasks)) {
            if (task.plannedOn().isAfter(today.plusDays(3))) {
                continue;
            }
            Chance own = chance.at(task.id()).at(task.slips());
            if (task.slips() >= 3 || own.share() < discipline) {
                moves.add(new Move(
                        Wanted.of("action-done")
                                .with("action", task.id())
                                .with("doneOn", today)
                                .set("evidence", List.of())
                                .by(body.officer()),
                        () -> tasks.remove(task)));
                prove(body.main(), task.control(), now, moves);
            } else {
                LocalDate later = today.plusDays(own.at("slip").between(10, 45));
                moves.add(new Move(
                        Wanted.of("action-moved")
                                .with("action", task.id())
                                .with("plannedOn", later)
                                .with("reason", "The supplier was late")
                                .by(body.officer()),
                        () -> tasks.set(
                                tasks.indexOf(task), new Task(task.id(), task.control(), later, task.slips() + 1))));
            }
        }
    }

    /// Shows everything that a control asks for, as strong as it asks.
    void prove(String environment, String control, Instant now, List<Move> moves) {
        for (EvidenceNeed need : control(control).needs()) {
            Piece piece = new Piece(
                    id("e"),
                    environment,
                    List.of(control),
                    need.kind(),
                    need.atLeast(),
                    Digests.of(environment + control + need + now),
                    now,
                    "What was put right");
            moves.add(new Move(attach(piece), () -> renewals.add(new Renewal(piece, ends(piece)))));
        }
        if (environment.equals(body.main())) {
            moves.add(new Move(answer(control, "MET"), () -> gaps.remove(control)));
        }
    }

    void fixIn(int week, String environment, String control) {
        fixes.computeIfAbsent(week, w -> new ArrayList<>()).add(new Fix(environment, control));
    }

    /// @return whether something is still to be done under a plan
    boolean planning() {
        return plan.isPresent() && !tasks.isEmpty();
    }

    /// Puts right what stands in the way of a pack, as far as it can be put right in a week.
    List<Move> preparing(ReadinessView view, Instant now) {
        List<Move> moves = new ArrayList<>();
        for (ConcernView concern : view.concerns()) {
            if (concern.blocks()) {
                prepare(concern, now, moves);
            }
        }
        return moves;
    }

    private void prepare(ConcernView concern, Instant now, List<Move> moves) {
        switch (concern.check()) {
            case "ANSWER_MISSING", "SHARE_UNPROVED" ->
                moves.add(Move.of(answer(concern.control().orElseThrow(), "MET")));
            case "MET_WITHOUT_EVIDENCE", "MET_BY_OLD_EVIDENCE" ->
                prove(body.main(), concern.control().orElseThrow(), now, moves);
            case "GAP_WITHOUT_ANSWER" -> prove(body.main(), concern.control().orElseThrow(), now, moves);
            case "PLAN_OVER" ->
                plan.ifPresent(id -> moves.add(new Move(
                        Wanted.of("plan-ended")
                                .with("plan", id)
                                .with("reason", "Its day has come; what is left is proved or planned anew")
                                .by(body.officer()),
                        () -> plan = Optional.empty())));
            case "DIAGRAM_MISSING", "DIAGRAM_OLD" -> moves.add(Move.of(attach(diagram(now))));
            case "HEALTH_CHECK_MISSING", "HEALTH_CHECK_OLD" -> moves.add(Move.of(healthCheck(now)));
            default -> {
                // What is left takes its time: a date that comes, a reply that is owed.
            }
        }
    }

    private Piece diagram(Instant now) {
        return new Piece(
                id("d"),
                body.main(),
                List.of(country.plan().edition().controls().getFirst().id().value()),
                EvidenceKind.DIAGRAM,
                Strength.SIGNED,
                Digests.of("diagram of " + body.main() + now),
                now,
                "Drawing of the connected infrastructure");
    }

    private ActProposal healthCheck(Instant now) {
        String id = id("h");
        return Wanted.of("report-imported")
                .with("report", id)
                .with("environment", body.main())
                .with("digest", Digests.of(id))
                .with("tool", "health-check")
                .with("scannedAt", now)
                .with("strength", "TESTED")
                .with("credentialed", true)
                .with("scopeDigest", Digests.of("all of " + body.main()))
                .set("proves", List.of())
                .set("breaches", List.of())
                .by(People.ASSESSOR);
    }

    /// Asks that one gap be accepted for what the body may accept by itself, and the owner accepts it.
    List<Move> exception(ReadinessView view, Instant now) {
        Optional<String> gap =
                gaps.stream().filter(c -> !control(c).deferrable()).findFirst();
        if (gap.isEmpty()) {
            return List.of();
        }
        List<String> lower = country.plan().acceptable();
        String id = id("r");
        Instant until = now.plus(Duration.ofDays(30));
        String facts = view.facts().getOrDefault(gap.get(), "");
        return List.of(
                Move.of(Wanted.of("risk-requested")
                        .with("risk", id)
                        .with("environment", body.main())
                        .with("control", gap.get())
                        .with("residual", "LOW")
                        .set("handlings", lower)
                        .with("until", until)
                        .with("factsDigest", facts)
                        .maybe("continues", Optional.empty())
                        .with("reason", "Mending it now would stop a service that people need")
                        .with("scope", "One office")
                        .by(body.officer())),
                Move.of(Wanted.of("risk-accepted")
                        .with("risk", id)
                        .with("environment", body.main())
                        .with("control", gap.get())
                        .with("requester", body.officer())
                        .set("handlings", lower)
                        .with("reason", "We know, and it is mended within the month")
                        .with("until", until)
                        .with("factsDigest", facts)
                        .by(body.owner())));
    }
}
