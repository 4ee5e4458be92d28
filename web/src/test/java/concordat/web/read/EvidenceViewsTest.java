package concordat.web.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.DocumentView;
import concordat.api.view.EvidenceBacking;
import concordat.api.view.EvidenceView;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.EvidenceWithdrawn;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What evidence backs, what became of it, and who may read the document behind it.
final class EvidenceViewsTest {
    private static final Edition EDITION = Editions.modelCode();
    private static final Control FIRST = EDITION.controls().getFirst();
    private static final ControlId SECOND = EDITION.controls().get(1).id();
    private static final BodyId TARN = new BodyId("tarn");
    private static final EnvironmentId MAIN = new EnvironmentId("tarn-main");
    private static final String OLD = "0a".repeat(32);
    private static final String NEW = "0b".repeat(32);
    private static final PersonId ASSESSOR = new PersonId("assessor");

    private Programme programme = Programme.empty(new NetworkId("testnet"));
    private Instant at = Instant.parse("2026-06-01T09:00:00Z");

    EvidenceViewsTest() {
        act("lead", new NetworkFounded(prose("Invented country")));
        act("lead", new EditionIssued(EDITION));
        act("lead", new BodyJoined(TARN, prose("Tarn"), "district-council", "r01", "X1"));
        act("lead", new EnvironmentDeclared(MAIN, TARN, prose("Main")));
        act("lead", new RoleGranted(ASSESSOR, Role.ASSESSOR, Optional.empty()));
        act("lead", new RoleGranted(new PersonId("auditor"), Role.AUDITOR, Optional.empty()));
        attach("ev-old", OLD, Set.of(FIRST.id(), SECOND));
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private void act(String person, Act act) {
        programme =
                programme.with(new Entry(programme.network(), programme.nextPosition(), at, new PersonId(person), act));
    }

    private void attach(String id, String digest, Set<ControlId> controls) {
        act(
                "officer",
                new EvidenceAttached(
                        new EvidenceId(id),
                        MAIN,
                        controls,
                        EvidenceKind.DIAGRAM,
                        Strength.DECLARED,
                        digest,
                        at,
                        prose("Drawing " + id)));
    }

    private void later(int days) {
        at = at.plus(Duration.ofDays(days));
    }

    private EvidenceViews views() {
        DocumentView held = new DocumentView(NEW, 5, "text/plain", Optional.of("a.txt"), at, "officer");
        return new EvidenceViews(new Reading(programme, at), TARN, Map.of(NEW, held));
    }

    private List<String> ids(Optional<String> control, Optional<String> code, Optional<String> state, String sort) {
        return views()
                .page(
                        new EvidenceViews.Wanted(
                                Optional.empty(), control.map(ControlId::new), code, Optional.empty(), state, sort),
                        Optional.empty(),
                        50)
                .items()
                .stream()
                .map(EvidenceView::id)
                .toList();
    }

    @Test
    void a_newer_piece_in_the_same_step_replaces_the_older_and_both_stay_in_the_history() {
        later(10);
        attach("ev-new", NEW, Set.of(FIRST.id()));
        act("officer", new EvidenceWithdrawn(new EvidenceId("ev-old"), prose("Replaced")));
        later(10);
        attach("ev-other", NEW, Set.of(SECOND));

        List<EvidenceView> history = views().history(new EvidenceId("ev-old"));
        assertThat(history).extracting(EvidenceView::id).containsExactly("ev-old", "ev-new");
        assertThat(history).isEqualTo(views().history(new EvidenceId("ev-new")));
        assertThat(history.getFirst().state()).isEqualTo("replaced");
        assertThat(history.getFirst().replacedBy()).contains("ev-new");
        assertThat(history.getFirst().document()).isEmpty();
        assertThat(history.getLast().replaces()).contains("ev-old");
        assertThat(history.getLast().ageDays()).isEqualTo(10);
        assertThat(history.getLast().document().orElseThrow().size()).isEqualTo(5);
        assertThat(ids(Optional.empty(), Optional.empty(), Optional.of("in-date"), "observed"))
                .containsExactly("ev-new", "ev-other");
    }

    @Test
    void what_is_only_withdrawn_was_replaced_by_nothing() {
        later(1);
        act("officer", new EvidenceWithdrawn(new EvidenceId("ev-old"), prose("A mistake")));
        later(1);
        attach("ev-new", NEW, Set.of(FIRST.id()));
        assertThat(views().history(new EvidenceId("ev-old")))
                .extracting(EvidenceView::state)
                .containsExactly("withdrawn");
    }

    @Test
    void one_piece_backs_controls_and_items_of_other_codes_and_is_found_by_each() {
        EvidenceView view = views().history(new EvidenceId("ev-old")).getFirst();
        EvidenceBacking first = view.backs().stream()
                .filter(b -> b.control().equals(FIRST.id().value()))
                .findFirst()
                .orElseThrow();
        String item = first.codes().getFirst();
        String code = item.substring(0, item.indexOf(' '));
        assertThat(view.backs()).hasSize(2);
        assertThat(ids(Optional.empty(), Optional.of(item), Optional.empty(), "title"))
                .containsExactly("ev-old");
        assertThat(ids(Optional.of(SECOND.value()), Optional.of(code), Optional.empty(), "-until"))
                .containsExactly("ev-old");
        assertThat(ids(Optional.empty(), Optional.of("no-such-code"), Optional.empty(), "until"))
                .isEmpty();
        later(4_000);
        assertThat(ids(Optional.empty(), Optional.empty(), Optional.of("expired"), "observed"))
                .containsExactly("ev-old");
    }

    private Optional<String> footing(String person, boolean own) {
        return EvidenceViews.footing(
                programme,
                new PersonId(person),
                own,
                programme.evidence(new EvidenceId("ev-old")).orElseThrow());
    }

    @Test
    void what_backs_a_control_backs_it_by_its_new_name_too_and_is_read_within_its_case() {
        ControlId renamed = new ControlId("NEW-01");
        act("lead", new EditionIssued(renaming(EDITION, FIRST.id(), renamed)));
        later(900);
        assertThat(ids(Optional.of("NEW-01"), Optional.empty(), Optional.empty(), "title"))
                .containsExactly("ev-old");
        assertThat(ids(Optional.of(FIRST.id().value()), Optional.empty(), Optional.empty(), "title"))
                .containsExactly("ev-old");
        assertThat(views().history(new EvidenceId("ev-old")).getFirst().backs())
                .extracting(EvidenceBacking::control)
                .containsExactlyInAnyOrder("NEW-01", SECOND.value());
        assertThat(footing("assessor", false)).isEmpty();
        act("lead", new CaseOpened(new CaseId("case-1"), MAIN, renamed, at));
        assertThat(footing("assessor", false)).contains("case case-1");
    }

    private static Edition renaming(Edition edition, ControlId from, ControlId to) {
        String file = Editions.write(edition)
                .replaceFirst("edition: \\S+", "edition: model-2")
                .replaceFirst("transition: \\S+", "transition: P0D")
                .replaceFirst("id: " + from + "\n", "id: " + to + "\n    formerly: [" + from + "]\n");
        try {
            return ((EditionReading.Read) Editions.read(new StringReader(file), "renamed")).edition();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_assessor_reads_inside_an_open_assessment_only_and_an_auditor_never() {
        assertThat(footing("officer", true)).contains("own");
        SubmissionId pack = new SubmissionId("s-1");
        act("officer", new SubmissionMade(pack, MAIN, EDITION.id(), OLD));
        act("owner", new SubmissionSigned(pack, OLD, prose("I have read it")));
        assertThat(footing("assessor", false)).as("nobody has begun").isEmpty();
        act("assessor", new PartTaken(pack, Part.DIAGRAM));
        assertThat(footing("assessor", false)).contains("assessment s-1");
        assertThat(footing("auditor", false)).isEmpty();
        act("assessor", new AssessmentConcluded(pack, Outcome.FULL, prose("All there")));
        assertThat(footing("assessor", false)).as("it is over").isEmpty();
    }
}
