package concordat.demo.network;

import concordat.catalogue.Control;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws the evidence that proves what a body holds: for each kind, strength and time that proof lasts one piece that
/// backs every control asking for it, taken some time ago, so that proofs run out one after another.
final class EvidenceDraw {

    /// One in so many bodies that lack something let their proofs go to the last days.
    private static final int LATE = 12;

    private final Plan plan;
    private final Chance chance;
    private final Examples examples;
    private final Map<String, Map<String, Sharing>> sharings = new HashMap<>();

    private record Sort(EvidenceKind kind, Strength strength, Period lasts) {}

    EvidenceDraw(Plan plan, Examples examples, List<Sharing> sharings) {
        this.plan = plan;
        this.chance = plan.chance().at("evidence");
        this.examples = examples;
        for (Sharing sharing : sharings) {
            this.sharings
                    .computeIfAbsent(sharing.consumer(), c -> new HashMap<>())
                    .put(sharing.control(), sharing);
        }
    }

    /// @param gaps what the body lacks; in its main environment
    List<Piece> pieces(Body body, Gaps gaps) {
        List<Piece> pieces = new ArrayList<>();
        for (String environment : body.environments()) {
            Gaps here = environment.equals(body.main()) ? gaps : Gaps.NONE;
            Map<Sort, List<String>> sorted = sorted(environment, here);
            int number = 1;
            for (Map.Entry<Sort, List<String>> sort : sorted.entrySet()) {
                String id = "%s.e%02d".formatted(environment, number++);
                Sort of = sort.getKey();
                pieces.add(new Piece(
                        id,
                        environment,
                        sort.getValue(),
                        of.kind(),
                        of.strength(),
                        Digests.of(plan.seed() + " document " + id),
                        observed(body, here, of.lasts(), chance.at(id)),
                        title(of)));
            }
        }
        return pieces;
    }

    private Map<Sort, List<String>> sorted(String environment, Gaps gaps) {
        Map<String, Sharing> shared = sharings.getOrDefault(environment, Map.of());
        Map<Sort, List<String>> sorted = new LinkedHashMap<>();
        for (Control control : plan.edition().controls()) {
            String id = control.id().value();
            Sharing sharing = shared.get(id);
            boolean provided = sharing != null && !sharing.shared();
            if (gaps.lacks(id) || provided) {
                continue;
            }
            List<EvidenceNeed> needs =
                    sharing == null ? control.needs() : control.needs().subList(0, 1);
            for (EvidenceNeed need : needs) {
                sorted.computeIfAbsent(
                                new Sort(need.kind(), need.atLeast(), control.proofLasts()), s -> new ArrayList<>())
                        .add(id);
            }
        }
        return sorted;
    }

    private Instant observed(Body body, Gaps gaps, Period lasts, Chance own) {
        boolean shown = body.id().equals(examples.holder().id())
                || body.id().equals(examples.lacker().id());
        if (shown) {
            return plan.start().minus(Duration.ofMinutes(own.between(10, 100)));
        }
        Instant oldest = plan.start().atZone(ZoneOffset.UTC).minus(lasts).toInstant();
        long whole = ChronoUnit.SECONDS.between(oldest, plan.start());
        boolean late = !gaps.none() && chance.at(body.id()).below(LATE) == 0;
        double age = late ? 0.9 + 0.08 * own.share() : 0.02 + 0.68 * own.share();
        return plan.start().minusSeconds((long) (whole * age));
    }

    private static String title(Sort sort) {
        return switch (sort.kind()) {
            case POLICY -> "Policy in force";
            case RECORD -> sort.strength() == Strength.SIGNED ? "Signed record" : "Extract of the register";
            case CONFIGURATION -> "Configuration as collected";
            case SCAN -> "Scan with log-in rights";
            case HEALTH_CHECK -> "Report of the independent health check";
            case DIAGRAM -> "Drawing of the connected infrastructure";
            case CONTRACT -> "Contracts and their schedules";
            case TRAINING -> "Training register";
            case EXERCISE -> "Report of the exercise";
        };
    }
}
