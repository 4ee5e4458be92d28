package concordat.assurance;

import static concordat.assurance.World.prose;

import concordat.assurance.Unready.Scenario;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.PatternFollowed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerAct.SectionDelegated;
import concordat.assurance.act.AnswerAct.SectionReturned;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.PatternId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Checks of answers: how each comes to appear, and what makes it go away.
final class UnreadyAnswers {
    private static final ControlId FIRM = Editions.FIRM;
    private static final ControlId WAITS = Editions.DEFERRABLE;

    private UnreadyAnswers() {}

    static Stream<Scenario> all() {
        return Stream.of(missing(), shown(), findings(), gaps(), words(), sections())
                .flatMap(s -> s);
    }

    private static Stream<Scenario> missing() {
        return Stream.of(
                new Scenario(Check.ANSWER_MISSING, "answer it", Unready::anew, Unready::answerAll),
                new Scenario(Check.ANSWER_MISSING, "give its section to a colleague", Unready::anew, u -> {
                    colleague(u);
                    Editions.controls()
                            .forEach(c -> u.world.done(
                                    Unready.COLLEAGUE, new AnswerGiven(u.at, c.id(), Answer.MET, prose("so it is"))));
                }),
                new Scenario(
                        Check.ANSWER_TO_REVIEW,
                        "review it",
                        u -> u.edition(another()),
                        u -> u.officers(new AnswerReviewed(u.at, Editions.DECLARED))),
                new Scenario(
                        Check.ANSWER_TO_REVIEW,
                        "give another",
                        u -> u.edition(another()),
                        u -> u.answer(Editions.DECLARED, Answer.MET)),
                new Scenario(Check.ANSWER_OLD, "answer anew", u -> u.days(367), Unready::answerAll));
    }

    /// One question is another one.
    private static List<Control> another() {
        return Editions.controls().stream()
                .map(c -> c.id().equals(Editions.DECLARED)
                        ? Editions.control(c.id(), false, c.needs(), Editions.OFFICIAL)
                        : c)
                .toList();
    }

    private static void colleague(Unready u) {
        u.world.done(u.owner(), new RoleGranted(Unready.COLLEAGUE, Role.CONTRIBUTOR, Optional.of(u.body())));
        u.officers(new SectionDelegated(u.at, "Section", Unready.COLLEAGUE, u.day(5)));
    }

    private static Stream<Scenario> shown() {
        return Stream.of(
                new Scenario(
                        Check.MET_WITHOUT_EVIDENCE,
                        "attach evidence",
                        UnreadyAnswers::bare,
                        u -> u.show(u.owner(), FIRM, EvidenceKind.RECORD, Strength.SIGNED)),
                new Scenario(Check.MET_WITHOUT_EVIDENCE, "follow a pattern", UnreadyAnswers::bare, u -> {
                    PatternId pattern = new PatternId("desktops");
                    List<EvidenceNeed> needs = List.of(new EvidenceNeed(EvidenceKind.DIAGRAM, Strength.SIGNED));
                    u.world.done(
                            World.LEAD,
                            new PatternPublished(pattern, Set.of(FIRM), needs, World.digest(4), prose("Desktops")));
                    u.officers(new PatternFollowed(u.at, pattern));
                    u.show(u.owner(), FIRM, EvidenceKind.DIAGRAM, Strength.SIGNED);
                }),
                new Scenario(
                        Check.MET_WITHOUT_EVIDENCE,
                        "propose an alternative",
                        UnreadyAnswers::bare,
                        u -> proposes(u, FIRM)),
                new Scenario(
                        Check.MET_BY_WEAK_EVIDENCE,
                        "have it signed",
                        UnreadyAnswers::weak,
                        u -> u.show(u.owner(), FIRM, EvidenceKind.RECORD, Strength.SIGNED)),
                new Scenario(
                        Check.MET_BY_WEAK_EVIDENCE,
                        "have it tested",
                        UnreadyAnswers::weak,
                        u -> u.show(World.ASSESSOR, FIRM, EvidenceKind.RECORD, Strength.TESTED)),
                new Scenario(
                        Check.MET_BY_OLD_EVIDENCE,
                        "attach how it is now",
                        u -> u.days(91),
                        u -> u.world.proveAll(u.at)));
    }

    private static void bare(Unready u) {
        u.anew();
        u.answer(FIRM, Answer.MET);
    }

    private static void weak(Unready u) {
        bare(u);
        u.show(u.officer(), FIRM, EvidenceKind.RECORD, Strength.DECLARED);
    }

    private static AlternativeId proposes(Unready u, ControlId control) {
        AlternativeId id = new AlternativeId(u.world.id("alt"));
        u.officers(new AlternativeProposed(id, u.at, control, Set.of(), prose("a guard at the door")));
        return id;
    }

    private static Stream<Scenario> findings() {
        return Stream.of(
                new Scenario(
                        Check.MET_DESPITE_FINDINGS,
                        "mend and scan again",
                        UnreadyAnswers::found,
                        u -> u.world.scan(u.at)),
                new Scenario(Check.MET_DESPITE_FINDINGS, "change the answer and plan", UnreadyAnswers::found, u -> {
                    u.answer(Editions.SCANNED, Answer.PARTLY_MET);
                    u.action(u.plan(Editions.SCANNED, 60), Editions.SCANNED, 30);
                }));
    }

    private static void found(Unready u) {
        u.world.scan(u.at, World.breach(Editions.SCANNED, 3, u.world.now.plus(Duration.ofDays(1))));
        u.days(2);
    }

    private static Stream<Scenario> gaps() {
        return Stream.of(
                new Scenario(
                        Check.GAP_WITHOUT_ANSWER,
                        "plan actions",
                        UnreadyAnswers::gap,
                        u -> u.action(u.plan(WAITS, 60), WAITS, 30)),
                new Scenario(
                        Check.GAP_WITHOUT_ANSWER,
                        "ask for a risk decision",
                        UnreadyAnswers::gap,
                        u -> u.asksForRisk(WAITS, 90)),
                new Scenario(
                        Check.GAP_WITHOUT_ANSWER,
                        "propose an alternative",
                        UnreadyAnswers::gap,
                        u -> proposes(u, WAITS)),
                new Scenario(
                        Check.NOT_APPLICABLE_UNASSESSED,
                        "propose it as an alternative",
                        u -> u.answer(WAITS, Answer.NOT_APPLICABLE),
                        u -> u.world.done(
                                World.ASSESSOR,
                                new AlternativeAssessed(
                                        proposes(u, WAITS),
                                        true,
                                        Optional.of(u.world.now.plus(Duration.ofDays(100))),
                                        prose("nothing of the kind is there")))));
    }

    private static void gap(Unready u) {
        u.answer(WAITS, Answer.NOT_MET);
    }

    private static Stream<Scenario> words() {
        return Stream.of(
                new Scenario(
                        Check.STATEMENT_LACKING,
                        "say how it is done",
                        u -> u.answer(FIRM, Answer.MET, " "),
                        u -> u.answer(FIRM, Answer.MET, "by the door")),
                new Scenario(
                        Check.STATEMENT_REPEATED,
                        "say for each what is so",
                        u -> {
                            u.edition(Unready.many());
                            Unready.many().forEach(c -> u.answer(c.id(), Answer.MET, "we comply"));
                        },
                        Unready::answerAll));
    }

    private static Stream<Scenario> sections() {
        return Stream.of(
                new Scenario(
                        Check.SECTION_OVERDUE,
                        "ask them",
                        UnreadyAnswers::overdue,
                        u -> u.world.done(Unready.COLLEAGUE, new SectionReturned(u.at, "Section", Unready.COLLEAGUE))),
                new Scenario(
                        Check.SECTION_OVERDUE,
                        "take it back",
                        UnreadyAnswers::overdue,
                        u -> u.officers(new SectionReturned(u.at, "Section", Unready.COLLEAGUE))));
    }

    private static void overdue(Unready u) {
        colleague(u);
        u.days(6);
    }
}
