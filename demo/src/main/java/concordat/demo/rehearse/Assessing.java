package concordat.demo.rehearse;

import concordat.api.view.ReadinessView;
import concordat.demo.act.People;
import concordat.demo.act.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Packs on their way through the Authority: handed in, signed, taken, asked about, assessed, concluded, certified. It
/// has only so many hands.
final class Assessing {

    private static final List<String> PARTS = List.of("ANSWERS", "DIAGRAM", "HEALTH_CHECK", "CONTACTS", "PLAN");

    private final Theatre theatre;
    private final Moves moves;
    private final int aWeek;
    private final List<Pack> packs = new ArrayList<>();
    private int full;
    private int conditional;
    private int refusals;

    /// @param aWeek how many packs the Authority takes on in a week
    Assessing(Theatre theatre, Moves moves, int aWeek) {
        this.theatre = theatre;
        this.moves = moves;
        this.aWeek = aWeek;
    }

    private enum Step {
        WAITING,
        TAKEN,
        REWORKING,
        ASSESSED,
        REFUSED,
        CONCLUDED,
        OVER
    }

    /// A pack and where it is.
    private static final class Pack {
        final Player player;
        final String id;
        final boolean planned;
        final boolean fails;
        Step step = Step.WAITING;

        Pack(Player player, String id, boolean fails) {
            this.player = player;
            this.id = id;
            this.planned = player.planning();
            this.fails = fails;
        }

        String outcome() {
            if (fails) {
                return "REFUSED";
            }
            return planned ? "CONDITIONAL" : "FULL";
        }
    }

    void handIn(Player player, ReadinessView view, int week) throws IOException, InterruptedException {
        String id = view.environment() + ".s" + week;
        boolean fails = player.chance.at("fails").at(week).share() < 0.03;
        moves.make(List.of(
                Move.of(Wanted.of("submission-made")
                        .with("submission", id)
                        .with("environment", view.environment())
                        .with("edition", view.edition())
                        .with("packDigest", view.packDigest())
                        .by(player.body.officer())),
                new Move(
                        Wanted.of("submission-signed")
                                .with("submission", id)
                                .with("packDigest", view.packDigest())
                                .with("statement", "I have read it and stand by it")
                                .by(player.body.owner()),
                        () -> {
                            packs.add(new Pack(player, id, fails));
                            player.submitsIn = Integer.MAX_VALUE;
                        })));
    }

    void week(int week, Instant now) throws IOException, InterruptedException {
        packs.removeIf(p -> p.step == Step.OVER);
        List<Move> todo = new ArrayList<>();
        int hands = aWeek;
        for (Pack pack : packs) {
            switch (pack.step) {
                case WAITING -> {
                    if (hands-- > 0) {
                        take(pack, todo);
                    }
                }
                case TAKEN -> assess(pack, todo);
                case REWORKING -> rework(pack, todo);
                case ASSESSED -> conclude(pack, todo);
                case REFUSED -> second(pack, week, todo);
                case CONCLUDED -> certify(pack, now, todo);
                case OVER -> throw new IllegalStateException("pack " + pack.id + " is over");
            }
        }
        moves.make(todo);
    }

    private static void take(Pack pack, List<Move> todo) {
        PARTS.forEach(part -> todo.add(new Move(
                Wanted.of("part-taken")
                        .with("submission", pack.id)
                        .with("part", part)
                        .by(People.ASSESSOR),
                () -> pack.step = Step.TAKEN)));
    }

    private static void assess(Pack pack, List<Move> todo) {
        boolean reworks = pack.player.chance.at(pack.id).share() < 0.08;
        for (String part : PARTS) {
            String verdict = "MET";
            if (part.equals("PLAN")) {
                verdict = pack.fails ? "NOT_MET" : pack.planned ? "PLAN_NEEDED" : "MET";
            } else if (part.equals("DIAGRAM") && reworks) {
                verdict = "WORK_NEEDED";
            }
            todo.add(found(pack, part, verdict, reworks ? Step.REWORKING : Step.ASSESSED));
        }
    }

    private static Move found(Pack pack, String part, String verdict, Step next) {
        return new Move(
                Wanted.of("part-assessed")
                        .with("submission", pack.id)
                        .with("part", part)
                        .with("verdict", verdict)
                        .with("confidence", pack.player.discipline > 0.8 ? "HIGH" : "MODERATE")
                        .with("reasons", "Looked at with what machines say beside it")
                        .by(People.ASSESSOR),
                () -> pack.step = next);
    }

    private void rework(Pack pack, List<Move> todo) throws IOException, InterruptedException {
        ReadinessView view = main(pack.player);
        todo.add(Move.of(Wanted.of("part-resubmitted")
                .with("submission", pack.id)
                .with("part", "DIAGRAM")
                .with("packDigest", view.packDigest())
                .by(pack.player.body.officer())));
        todo.add(found(pack, "DIAGRAM", "MET", Step.ASSESSED));
    }

    private static void conclude(Pack pack, List<Move> todo) {
        todo.add(new Move(
                Wanted.of("assessment-concluded")
                        .with("submission", pack.id)
                        .with("outcome", pack.outcome())
                        .with("reasons", "It follows from the parts")
                        .by(People.ASSESSOR),
                () -> pack.step = pack.fails ? Step.REFUSED : Step.CONCLUDED));
    }

    private void second(Pack pack, int week, List<Move> todo) {
        todo.add(new Move(
                Wanted.of("refusal-seconded")
                        .with("submission", pack.id)
                        .with("agreed", true)
                        .with("reasons", "I come to the same")
                        .by(Rehearsal.SECOND_ASSESSOR),
                () -> {
                    pack.step = Step.OVER;
                    pack.player.submitsIn = week + 6;
                    refusals++;
                }));
    }

    /// Refused as long as something that cannot wait is not held; asked again next week.
    private void certify(Pack pack, Instant now, List<Move> todo) {
        boolean whole = pack.outcome().equals("FULL");
        todo.add(new Move(
                Wanted.of("certificate-issued")
                        .with("certificate", pack.id + ".c")
                        .with("submission", pack.id)
                        .with("environment", pack.player.body.main())
                        .with("form", pack.outcome())
                        .with("from", now.plus(Duration.ofHours(1)))
                        .with("until", now.plus(Duration.ofDays(whole ? 360 : 170)))
                        .by(People.ASSESSOR),
                () -> {
                    pack.step = Step.OVER;
                    pack.player.certified = true;
                    full += whole ? 1 : 0;
                    conditional += whole ? 0 : 1;
                }));
    }

    ReadinessView main(Player player) throws IOException, InterruptedException {
        return theatre.readiness(player.body.id()).stream()
                .filter(r -> r.environment().equals(player.body.main()))
                .findFirst()
                .orElseThrow();
    }

    /// @return packs that wait or are being assessed
    int waiting() {
        return packs.size();
    }

    int full() {
        return full;
    }

    int conditional() {
        return conditional;
    }

    int refusals() {
        return refusals;
    }
}
