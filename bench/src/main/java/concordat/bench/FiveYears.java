package concordat.bench;

import concordat.assurance.Clockwork;
import concordat.assurance.Due;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Breach;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.Split;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import concordat.store.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Five years of a network, the same on every run: bodies that prove every control of the edition whenever its proof is
/// about to run out, answer each once a year, and are scanned every month. One scan in sixty finds something that fails
/// a control; it is mended within three months, and where that is past its fix window the rules' own acts follow. One
/// body provides every control to fifty others.
///
/// Months have thirty days. In the first, everything is proved; after that the yearly things are spread over the year.
final class FiveYears {

    static final int BODIES = 600;
    static final int MONTHS = 60;
    static final int CONSUMERS = 50;
    /// Number of the body that provides.
    static final int PROVIDER = 0;

    private static final String DIGEST = "cd".repeat(32);
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final Duration AGREED = Duration.ofDays(3_650);

    private final Edition edition;
    private final BenchActs acts;
    private final SplittableRandom random = new SplittableRandom(2026);
    /// For how many scans more something found will be found again, and when its fix window ends.
    private final int[] failing = new int[BODIES];

    private final Instant[] windowEnds = new Instant[BODIES];
    private long ids;

    FiveYears(Edition edition) {
        this.edition = edition;
        this.acts = new BenchActs(edition, BODIES);
        Arrays.fill(windowEnds, Instant.EPOCH);
    }

    List<Proposal> founding() {
        return acts.founding();
    }

    List<Proposal> reliances(Instant at) {
        List<Proposal> made = new ArrayList<>();
        for (int consumer = 1; consumer <= CONSUMERS; consumer++) {
            for (Control control : edition.controls()) {
                Act act = new RelianceAgreed(
                        BenchActs.environment(consumer),
                        BenchActs.environment(PROVIDER),
                        control.id(),
                        Split.PROVIDED,
                        acts.prose(""),
                        at.plus(AGREED));
                made.add(BenchActs.by(BenchActs.LEAD, act));
            }
        }
        return made;
    }

    /// What people and machines do in a month, body by body.
    List<Proposal> month(int month, Instant at) {
        List<Proposal> done = new ArrayList<>();
        for (int body = 0; body < BODIES; body++) {
            for (int place = 0; place < edition.controls().size(); place++) {
                if ((month + place + body) % 12 == 0) {
                    done.add(acts.answer(body + place * BODIES));
                }
            }
            for (EvidenceKind kind : EvidenceKind.values()) {
                evidence(body, kind, month, at, done);
            }
            done.add(report(body, at));
        }
        return done;
    }

    /// What the rules require by now.
    List<Proposal> required(Programme programme, Instant at) {
        return Clockwork.due(programme, at).stream()
                .map(Due::act)
                .map(act -> BenchActs.by(Programme.CLOCKWORK, act))
                .toList();
    }

    /// The numbered act of many by which one act's way to new rows is measured: an answer, evidence, a scan in turn.
    Proposal one(int body, int number, Instant at) {
        Control control = edition.controls().get(number % edition.controls().size());
        return switch (number % 3) {
            case 0 -> acts.answer(body + number % edition.controls().size() * BODIES);
            case 1 -> attached(body, control.needs().getFirst().kind(), Set.of(control.id()), at);
            default -> report(body, at);
        };
    }

    /// One piece for all controls whose proof of this kind runs out before the next month does; what lasts a year has
    /// one of its own for each.
    private void evidence(int body, EvidenceKind kind, int month, Instant at, List<Proposal> into) {
        Set<ControlId> together = new HashSet<>();
        for (int place = 0; place < edition.controls().size(); place++) {
            Control control = edition.controls().get(place);
            if (kind == EvidenceKind.SCAN
                    || control.needs().stream().map(EvidenceNeed::kind).noneMatch(kind::equals)) {
                continue;
            }
            int every = months(control.proofLasts());
            boolean due = month == 0 || (month + (every == 12 ? place + body : body)) % every == 0;
            if (due && every == 12) {
                into.add(attached(body, kind, Set.of(control.id()), at));
            } else if (due) {
                together.add(control.id());
            }
        }
        if (!together.isEmpty()) {
            into.add(attached(body, kind, together, at));
        }
    }

    private Proposal attached(int body, EvidenceKind kind, Set<ControlId> controls, Instant at) {
        Act act = new EvidenceAttached(
                new EvidenceId("ev-" + ids++),
                BenchActs.environment(body),
                controls,
                kind,
                Strength.TESTED,
                DIGEST,
                at,
                acts.prose("What shows it, piece " + ids));
        return BenchActs.by(BenchActs.ASSESSOR, act);
    }

    private Proposal report(int body, Instant at) {
        if (failing[body] > 0) {
            failing[body]--;
        } else if (random.nextInt(60) == 0) {
            failing[body] = 1 + random.nextInt(3);
            windowEnds[body] = at.plus(WINDOW);
        }
        Set<ControlId> scanned = new HashSet<>();
        edition.controls().stream()
                .filter(control -> control.needs().stream().anyMatch(need -> need.kind() == EvidenceKind.SCAN))
                .forEach(control -> scanned.add(control.id()));
        List<Breach> breaches = failing[body] == 0
                ? List.of()
                : List.of(new Breach(
                        scanned.stream().sorted().toList().get(body % scanned.size()),
                        DIGEST,
                        3,
                        windowEnds[body],
                        Optional.empty()));
        EnvironmentId environment = BenchActs.environment(body);
        Act act = new ReportImported(
                new ReportId("rep-" + ids++),
                environment,
                DIGEST,
                "scanner",
                at,
                Strength.TESTED,
                true,
                DIGEST,
                scanned,
                breaches);
        return BenchActs.by(BenchActs.ASSESSOR, act);
    }

    /// @return how many months of thirty days lie between two proofs; at most a year
    private static int months(Period lasts) {
        int days = lasts.getYears() * 360 + lasts.getMonths() * 30 + lasts.getDays();
        return IntStream.of(12, 6, 3)
                .filter(months -> months * 30 <= days)
                .findFirst()
                .orElse(1);
    }
}
