package concordat.demo.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Case;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.StandingReason;
import concordat.assurance.act.CaseAct.CaseCompared;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.Entry;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionDropped;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Edition;
import concordat.demo.act.People;
import concordat.demo.act.Stage;
import concordat.demo.act.Story;
import concordat.demo.network.Country;
import concordat.demo.network.Plan;
import concordat.intake.edition.Editions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A year in memory, with every rule looked at after every act.
@Tag("slow")
final class RehearsalTest {

    private static final Instant START = Instant.parse("2027-01-04T09:00:00Z");
    private static final String FOUNDER = "lead";

    private final Set<ActionId> closed = new HashSet<>();
    private int imposed;
    private int cuts;

    @Test
    void a_year_keeps_every_rule_at_every_act_and_comes_out_the_same_again() throws Exception {
        List<Month> months = new ArrayList<>();
        ProgrammeTheatre theatre = founded(40, this::keepsTheRules);
        Rehearsal.Year year = rehearse(theatre, 40, months);

        Programme again = Programme.empty(ProgrammeTheatre.NETWORK);
        for (Entry entry : theatre.ledger) {
            again = again.with(entry);
        }
        for (var environment : again.environments()) {
            EnvironmentId id = environment.act().environment();
            assertThat(Standing.of(again, id, theatre.now()))
                    .isEqualTo(Standing.of(theatre.programme, id, theatre.now()));
        }
        System.out.println(Month.heading());
        months.forEach(m -> System.out.println(m.line()));
        assertThat(months).hasSize(13);
        Month last = months.getLast();
        assertThat(last.full() + last.conditional()).isGreaterThan(36);
        assertThat(last.conditional()).isPositive();
        assertThat(year.cases()).isPositive();
        assertThat(imposed).isPositive();
        assertThat(cuts).isPositive();
        assertThat(year.acts()).isGreaterThan(5_000);

        List<Month> secondMonths = new ArrayList<>();
        ProgrammeTheatre second = founded(40, (programme, entry) -> {});
        assertThat(rehearse(second, 40, secondMonths)).isEqualTo(year);
        assertThat(secondMonths).isEqualTo(months);
    }

    private void keepsTheRules(Programme programme, Entry entry) {
        switch (entry.act()) {
            case NoticeServed notice ->
                assertThat(programme.caseOf(notice.caseId()).orElseThrow().comparison())
                        .as("no step is skipped")
                        .isPresent();
            case CaseCompared compared ->
                assertThat(programme.caseOf(compared.caseId()).orElseThrow().notice())
                        .isEmpty();
            case MeasureImposed measure -> {
                imposed++;
                Case about = programme.caseOf(measure.about().orElseThrow()).orElseThrow();
                assertThat(measure.kind()).isEqualTo(MeasureKind.RESTRICT);
                assertThat(about.adjudication().orElseThrow().upheld()).isFalse();
                assertThat(about.replies().isEmpty() || !about.conversations().isEmpty())
                        .as("both sides have spoken")
                        .isTrue();
            }
            case RiskAccepted risk -> {
                Edition edition = programme.editionAt(entry.at()).orElseThrow();
                assertThat(risk.until()).isBeforeOrEqualTo(entry.at().plus(edition.ceiling()));
            }
            case ActionDone done ->
                assertThat(closed.add(done.action()))
                        .as("nothing closed reopens")
                        .isTrue();
            case ActionDropped dropped ->
                assertThat(closed.add(dropped.action())).isTrue();
            case ActionMoved moved -> assertThat(closed).doesNotContain(moved.action());
            case CaseClosed end ->
                assertThat(programme.caseOf(end.caseId()).orElseThrow().open()).isFalse();
            default -> {
                // Everything else is looked at by what stands after it.
            }
        }
        if (entry.actor().equals(Programme.CLOCKWORK)) {
            noCutWithoutNotice(programme, entry);
        }
    }

    private void noCutWithoutNotice(Programme programme, Entry entry) {
        for (EnvironmentId id : programme.changedSince(without(programme, entry))) {
            Standing.of(programme, id, entry.at()).controls().values().forEach(standing -> {
                if (standing instanceof ControlStanding.Lapsed lapsed
                        && standing.reason() != StandingReason.CEILING_REACHED) {
                    cuts++;
                    Case about = programme.caseOf(lapsed.caseId().orElseThrow()).orElseThrow();
                    assertThat(WorkingDays.after(about.notice().orElseThrow().at(), WorkingDays.NOTICE))
                            .as("%s of %s", standing.control(), id)
                            .isBeforeOrEqualTo(standing.basis().since());
                }
            });
        }
    }

    private Programme last = Programme.empty(ProgrammeTheatre.NETWORK);

    /// @return the programme that was looked at before this entry
    private Programme without(Programme programme, Entry entry) {
        Programme before = last;
        last = programme;
        return before.nextPosition() == 0 || entry.position() == 0 ? programme : before;
    }

    private static Rehearsal.Year rehearse(ProgrammeTheatre theatre, int bodies, List<Month> months) throws Exception {
        return new Rehearsal(theatre, Country.draw(plan(bodies)), FOUNDER, months::add).play(52, () -> true);
    }

    private static Plan plan(int bodies) {
        Edition code = Editions.modelCode();
        return new Plan(
                1,
                bodies,
                0,
                START,
                code.startingOn(START.atZone(ZoneOffset.UTC).toLocalDate()).withoutShadow());
    }

    /// The demonstration network, made as it always is.
    private static ProgrammeTheatre founded(int bodies, BiConsumer<Programme, Entry> looking) throws Exception {
        ProgrammeTheatre theatre = new ProgrammeTheatre(START, looking);
        Country country = Country.draw(plan(bodies));
        People people = new People(FOUNDER);
        theatre.found(
                Story.founding("The rehearsed network", people), country.plan().edition());
        for (Stage stage : new Story(country, people, Map.of(), Map.of()).stages()) {
            for (int from = 0; from < stage.acts().size(); from += 500) {
                assertThat(theatre.act(stage.acts()
                                .subList(from, Math.min(from + 500, stage.acts().size()))))
                        .isEmpty();
            }
        }
        return theatre;
    }
}
