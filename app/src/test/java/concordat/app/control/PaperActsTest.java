package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiJson;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.plan.Action;
import concordat.catalogue.Edition;
import concordat.intake.edition.Editions;
import concordat.intake.paper.Paper;
import concordat.intake.paper.PaperAction;
import concordat.intake.paper.PaperAnswer;
import concordat.intake.paper.PaperForm;
import concordat.intake.paper.PaperReading;
import concordat.intake.paper.PlanTarget;
import concordat.intake.paper.Proposed;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import concordat.store.acts.ActCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a table comes to are acts that the ledger reads and the rules allow.
final class PaperActsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final PersonId LEAD = new PersonId("lead");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final BodyId BODY = new BodyId("b1");
    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("e1");
    private static final Edition CODE = Editions.modelCode();
    private static final String FIRST = CODE.controls().get(0).id().value();
    private static final String SECOND = CODE.controls().get(1).id().value();

    private final ActCodec codec = new ActCodec();
    private Programme programme = Programme.empty(new NetworkId("sample"));

    @BeforeEach
    void found() {
        done(LEAD, new NetworkFounded(prose("Sample")));
        done(LEAD, new EditionIssued(CODE));
        done(LEAD, new BodyJoined(BODY, prose("Body"), "district", "r01", ""));
        done(LEAD, new EnvironmentDeclared(ENVIRONMENT, BODY, prose("Whole")));
        done(LEAD, new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(BODY)));
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00".repeat(16));
    }

    private void done(PersonId actor, Act act) {
        Verdict verdict = programme.check(actor, act, NOW);
        assertThat(verdict).as("%s", act).isNotInstanceOf(Verdict.Refused.class);
        programme = programme.with(new Entry(programme.network(), programme.nextPosition(), NOW, actor, act));
    }

    private void done(List<Proposed> proposed) {
        for (Proposed row : proposed) {
            for (Proposed.Act act : row.acts()) {
                Json json = JsonParser.parse(ApiJson.write(act.payload()), JsonLimits.ACT);
                done(OFFICER, codec.propose(act.kind(), (Json.Obj) json, PaperActsTest::prose));
            }
        }
    }

    private static Workbook read(String text) throws IOException {
        SheetReading reading = Sheets.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return ((SheetReading.Read) reading).workbook();
    }

    @Test
    void answersOnPaper_becomeAnswers() throws IOException {
        Workbook table = read("Control,Answer,Statement\n%s,Yes,fine\n%s,Partly,soon\n".formatted(FIRST, SECOND));
        PaperReading.Read<PaperAnswer> read = (PaperReading.Read<PaperAnswer>) Paper.answers(
                table, Paper.guess(table, PaperForm.ANSWERS, "m").orElseThrow().mapping(), CODE);

        done(Paper.propose(read.taken(), "e1", List.of(), false));

        assertThat(programme.answersOf(ENVIRONMENT))
                .extracting(a -> a.act().control() + " " + a.act().answer() + " "
                        + a.act().statement().text().orElse(""))
                .containsExactlyInAnyOrder(FIRST + " MET fine", SECOND + " PARTLY_MET soon");
    }

    @Test
    void planOnPaper_becomesAPlan_withActionsInOrder() throws IOException {
        Workbook table = read("""
                Issue,Control,Action,Target date,Cost,Milestones,Depends on
                2,%2$s,Then this,2027-06-01,£10,,1
                1,"%2$s, %1$s",First this,2027-05-01,,Order 2027-04-01,
                """.formatted(FIRST, SECOND));
        PaperReading.Read<PaperAction> read = (PaperReading.Read<PaperAction>) Paper.plan(
                table, Paper.guess(table, PaperForm.PLAN, "m").orElseThrow().mapping(), CODE);

        done(Paper.propose(
                read.taken(),
                new PlanTarget("e1", "rap", "Plan", Set.of(), TODAY, Optional.empty(), false),
                List.of()));

        List<Action> actions = programme.planned().actionsOf(ENVIRONMENT);
        assertThat(actions).extracting(a -> a.added().number()).containsExactly(1, 2);
        assertThat(actions.get(0).added().what().text())
                .hasValueSatisfying(w -> assertThat(w).startsWith("First this"));
        assertThat(actions.get(0).milestones()).hasSize(1);
        assertThat(actions.get(1).pence()).isEqualTo(1_000);
        assertThat(actions.get(1).added().dependsOn()).contains(actions.get(0).id());
    }
}
