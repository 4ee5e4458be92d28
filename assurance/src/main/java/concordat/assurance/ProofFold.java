package concordat.assurance;

import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.EditionAdopted;
import concordat.assurance.act.AnswerAct.PatternFollowed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.Breach;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Period;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an entry changes of what environments say and show: answers, evidence, reports, patterns, alternatives, the
/// edition they are judged by.
final class ProofFold {
    private final Revision revision;

    ProofFold(Revision revision) {
        this.revision = revision;
    }

    void answer(AnswerGiven act) {
        int edition = judgedBy(act.environment());
        revision.change(
                act.environment(),
                act.control(),
                s -> s.showing(s.own().answered(Recorded.of(act, revision.entry), edition)));
    }

    void answer(AnswerAct act) {
        switch (act) {
            case EditionAdopted a -> adopt(a);
            case AnswerReviewed a -> {
                int newest = revision.now.timetable.editions().size() - 1;
                revision.change(
                        a.environment(), a.control(), s -> s.showing(s.own().reviewed(newest)));
            }
            case PatternFollowed a -> {
                Recorded<PatternPublished> pattern =
                        revision.now.answers.pattern(a.pattern()).orElseThrow();
                for (ControlId control : pattern.act().controls()) {
                    revision.change(
                            a.environment(), control, s -> s.showing(s.own().following(pattern)));
                }
            }
            case AlternativeAssessed a -> {
                AlternativeProposed proposed = revision.now
                        .answers
                        .alternative(a.alternative())
                        .orElseThrow()
                        .proposed()
                        .act();
                revision.change(
                        proposed.environment(),
                        proposed.control(),
                        s -> s.showing(s.own().with(Recorded.of(a, revision.entry))));
            }
            default -> {
                // Who answers what by when changes nothing of how a control stands.
            }
        }
    }

    /// @return the place of the edition by which the environment is judged now; 0 before the first counts
    private int judgedBy(EnvironmentId id) {
        Timetable.@Nullable Terms terms = revision.environment(id).terms(revision.now.timetable, revision.at);
        return terms == null ? 0 : terms.place;
    }

    /// All that is known of the environment is read by other rules from now on, so what came about is struck first.
    private void adopt(EditionAdopted act) {
        EnvironmentState state = revision.environment(act.environment());
        for (int place = 0; place < state.places(); place++) {
            if (state.touched(place)) {
                revision.touch(act.environment(), place);
            }
        }
        int edition = 0;
        while (!revision.now.timetable.editions().get(edition).edition.id().equals(act.edition())) {
            edition++;
        }
        revision.now.timetable = revision.now.timetable.adopted(edition);
        revision.put(
                act.environment(),
                revision.environment(act.environment()).adopting(new EnvironmentState.Adoption(edition, revision.at)));
    }

    void attach(EvidenceAttached act) {
        revision.now.evidence = revision.now.evidence.with(act.evidence(), Recorded.of(act, revision.entry));
        FactUsed source = new FactUsed(FactUsed.Kind.EVIDENCE, act.evidence().value());
        for (ControlId control : act.controls()) {
            prove(act.environment(), control, source, act.kind(), act.strength(), Micros.of(act.observedAt()));
        }
        revision.put(act.environment(), revision.environment(act.environment()).adding(act.evidence()));
    }

    private void prove(
            EnvironmentId environment,
            ControlId control,
            FactUsed source,
            EvidenceKind kind,
            Strength strength,
            long observedAt) {
        Period lasts = lasts(environment, control);
        Proof proof = Proof.of(source, kind, strength, observedAt, lasts);
        revision.change(
                environment,
                control,
                s -> s.showing(s.own().proving(Proof.adding(s.own().proofs(), proof, lasts, revision.at))));
    }

    void withdraw(EvidenceWithdrawn act) {
        Recorded<EvidenceAttached> evidence = revision.known(revision.now.evidence.get(act.evidence()), act.evidence());
        revision.now.evidence = revision.now.evidence.with(act.evidence(), evidence.ended(revision.entry.at()));
        for (ControlId control : evidence.act().controls()) {
            reprove(evidence.act().environment(), control);
        }
    }

    /// Looks up again what proves a control, after something that did was withdrawn.
    private void reprove(EnvironmentId id, ControlId control) {
        Period lasts = lasts(id, control);
        Timetable names = revision.now.timetable;
        List<Proof> proofs = List.of();
        for (EvidenceId each : Chain.list(revision.environment(id).evidence)) {
            Recorded<EvidenceAttached> evidence = revision.known(revision.now.evidence.get(each), each);
            EvidenceAttached act = evidence.act();
            if (evidence.live() && act.controls().stream().anyMatch(c -> names.same(c, control))) {
                FactUsed source = new FactUsed(FactUsed.Kind.EVIDENCE, each.value());
                long observed = Micros.of(act.observedAt());
                proofs = Proof.adding(
                        proofs, Proof.of(source, act.kind(), act.strength(), observed, lasts), lasts, revision.at);
            }
        }
        for (ReportId each : Chain.list(revision.environment(id).reports)) {
            Recorded<ReportImported> report = revision.known(revision.now.reports.get(each), each);
            ReportImported act = report.act();
            if (report.live() && act.proves().stream().anyMatch(c -> names.same(c, control))) {
                FactUsed source = new FactUsed(FactUsed.Kind.REPORT, each.value());
                long scanned = Micros.of(act.scannedAt());
                proofs = Proof.adding(
                        proofs,
                        Proof.of(source, EvidenceKind.SCAN, act.strength(), scanned, lasts),
                        lasts,
                        revision.at);
            }
        }
        List<Proof> left = proofs;
        revision.change(id, control, s -> s.showing(s.own().proving(left)));
    }

    void report(ReportImported act) {
        revision.now.reports = revision.now.reports.with(act.report(), Recorded.of(act, revision.entry));
        FactUsed source = new FactUsed(FactUsed.Kind.REPORT, act.report().value());
        for (ControlId control : act.proves()) {
            prove(act.environment(), control, source, EvidenceKind.SCAN, act.strength(), Micros.of(act.scannedAt()));
        }
        rebreach(act.environment(), act.breaches(), (old, breach) -> old.map(b -> b.toldAgain(breach, act))
                .orElse(new BreachHeld(breach, act.report(), act.strength(), act.credentialed())));
        revision.put(act.environment(), revision.environment(act.environment()).adding(act.report()));
    }

    void unreport(ReportWithdrawn act) {
        Recorded<ReportImported> withdrawn = revision.known(revision.now.reports.get(act.report()), act.report());
        revision.now.reports = revision.now.reports.with(act.report(), withdrawn.ended(revision.entry.at()));
        for (ControlId control : withdrawn.act().proves()) {
            reprove(act.environment(), control);
        }
        ReportImported strongest = withdrawn.act();
        for (Recorded<ReportImported> other : revision.before.reportsOf(act.environment())) {
            if (other.live() && !other.act().report().equals(act.report())) {
                strongest = stronger(strongest, other.act());
            }
        }
        retell(act.environment(), act.breaches(), strongest);
    }

    /// What it takes to be rid of a breach does not change by judging anew.
    void judgeAnew(FindingsJudgedAnew act) {
        Optional<ReportImported> strongest = revision.before.reportsOf(act.environment()).stream()
                .filter(Recorded::live)
                .map(Recorded::act)
                .reduce(ProofFold::stronger);
        strongest.ifPresent(report -> retell(act.environment(), act.breaches(), report));
    }

    private static ReportImported stronger(ReportImported one, ReportImported other) {
        return other.strength().atLeast(one.strength()) ? other : one;
    }

    /// @param strongest the report that counts for breaches not held before
    private void retell(EnvironmentId id, List<Breach> breaches, ReportImported strongest) {
        rebreach(id, breaches, (old, breach) -> old.map(
                        b -> new BreachHeld(breach, b.report(), b.strength(), b.credentialed()))
                .orElse(new BreachHeld(breach, strongest.report(), strongest.strength(), strongest.credentialed())));
    }

    /// How what is held of a breach comes from what was held before.
    private interface Retelling {
        BreachHeld of(Optional<BreachHeld> before, Breach breach);
    }

    private void rebreach(EnvironmentId id, List<Breach> breaches, Retelling retelling) {
        Map<Integer, Breach> told = new HashMap<>();
        breaches.forEach(b -> told.put(revision.place(b.control()), b));
        EnvironmentState state = revision.environment(id);
        Set<Integer> places = new LinkedHashSet<>(told.keySet());
        for (int place = 0; place < state.places(); place++) {
            if (state.touched(place) && state.control(place).breach().isPresent()) {
                places.add(place);
            }
        }
        for (int place : places) {
            Optional<Breach> breach = Optional.ofNullable(told.get(place));
            revision.change(id, place, s -> s.breached(breach.map(b -> retelling.of(s.breach(), b))));
        }
    }

    private Period lasts(EnvironmentId id, ControlId control) {
        Timetable.@Nullable Terms terms = revision.environment(id).terms(revision.now.timetable, revision.at);
        @Nullable Control counted = terms == null ? null : terms.control(revision.place(control));
        if (counted != null) {
            return counted.proofLasts();
        }
        return revision.now.timetable.editions().stream()
                .flatMap(t -> t.edition.control(control).stream())
                .findFirst()
                .orElseThrow()
                .proofLasts();
    }
}
