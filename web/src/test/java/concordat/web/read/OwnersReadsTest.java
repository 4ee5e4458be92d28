package concordat.web.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.OwnersRead;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.Strength;
import concordat.intake.edition.Editions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// A pack in plain words: short whatever the pack, and with everything an owner has to know.
final class OwnersReadsTest {
    private static final Edition EDITION = Editions.modelCode();
    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");
    private static final String DIGEST = "0f".repeat(32);
    private static final EnvironmentId MAIN = new EnvironmentId("tarn-main");
    private static final BodyId TARN = new BodyId("tarn");
    private static final BodyId OWNER = new BodyId("moor");
    private static final SubmissionId PACK = new SubmissionId("s-new");

    private Programme programme = Programme.empty(new NetworkId("testnet"));
    private Instant at = START;

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private void act(String person, Act act) {
        programme =
                programme.with(new Entry(programme.network(), programme.nextPosition(), at, new PersonId(person), act));
    }

    private OwnersRead read() {
        return OwnersReads.of(new Reading(programme, at), PACK).orElseThrow();
    }

    private static String text(OwnersRead read) {
        return read.sections().stream()
                .map(s -> s.heading() + "\n" + String.join("\n", s.sentences()))
                .collect(Collectors.joining("\n"));
    }

    /// @param words how many words names have
    private void found(int words, int services) {
        String name = "Invented ".repeat(words).strip();
        act("lead", new NetworkFounded(prose("Invented country")));
        act("lead", new EditionIssued(EDITION));
        act("lead", new BodyJoined(TARN, prose(name), "district-council", "r01", "X1"));
        act("lead", new BodyJoined(OWNER, prose("Moor"), "department", "r01", "X2"));
        act("lead", new EnvironmentDeclared(MAIN, TARN, prose(name + " network")));
        List<String> handlings = EDITION.handlings().stream().map(Handling::id).toList();
        for (int i = 0; i < services; i++) {
            ServiceId service = new ServiceId("service-" + i);
            act("moor", new ServiceRegistered(service, OWNER, prose(name + " service " + i), "s" + i + ".example"));
            act(
                    "moor",
                    new RouteDeclared(
                            new RouteId("route-" + i),
                            service,
                            Set.of("GET"),
                            "/things",
                            handlings.get(i % handlings.size()),
                            ActionClass.VIEW,
                            CitizenEffect.NONE,
                            false,
                            Set.of(),
                            Optional.empty()));
            act(
                    "moor",
                    new AgreementMade(
                            new AgreementId("ag-" + i),
                            TARN,
                            service,
                            prose("By law"),
                            START.plus(Duration.ofDays(900))));
        }
    }

    private void prove(Control control) {
        control.needs()
                .forEach(need -> act(
                        "officer",
                        new EvidenceAttached(
                                new EvidenceId("ev-" + programme.nextPosition()),
                                MAIN,
                                Set.of(control.id()),
                                need.kind(),
                                Strength.TESTED,
                                DIGEST,
                                at,
                                prose("It is so"))));
    }

    private void accept(Control control, int days) {
        act(
                "owner",
                new RiskAccepted(
                        new RiskId("r-" + programme.nextPosition()),
                        MAIN,
                        control.id(),
                        new PersonId("officer"),
                        control.restsOn().stream().map(r -> r.handling()).collect(Collectors.toSet()),
                        prose("For a time"),
                        at.plus(Duration.ofDays(days)),
                        DIGEST));
    }

    private void fail(List<Control> controls) {
        List<Breach> breaches = new ArrayList<>();
        controls.forEach(
                c -> breaches.add(new Breach(c.id(), DIGEST, 2, at.plus(Duration.ofDays(9)), Optional.empty())));
        act(
                "officer",
                new ReportImported(
                        new ReportId("rep-" + programme.nextPosition()),
                        MAIN,
                        DIGEST,
                        "scanner",
                        at,
                        Strength.TESTED,
                        true,
                        DIGEST,
                        Set.of(),
                        breaches));
    }

    @Property(tries = 60)
    void whatever_the_pack_it_is_read_in_two_minutes_and_names_no_control_by_its_id(@ForAll long seed) {
        Random chance = new Random(seed);
        programme = Programme.empty(new NetworkId("testnet"));
        at = START;
        found(1 + chance.nextInt(40), chance.nextInt(9));
        if (chance.nextBoolean()) {
            SubmissionId old = new SubmissionId("s-old");
            act("officer", new SubmissionMade(old, MAIN, EDITION.id(), DIGEST));
            act("owner", new SubmissionSigned(old, DIGEST, prose("I have read it")));
            act("assessor", new AssessmentConcluded(old, Outcome.CONDITIONAL, prose("Not all there")));
        }
        at = START.plus(Duration.ofDays(40));
        double share = chance.nextDouble();
        List<Control> failing = new ArrayList<>();
        for (Control control : EDITION.controls()) {
            if (chance.nextDouble() < share) {
                prove(control);
            } else if (chance.nextInt(3) == 0) {
                accept(control, 1 + chance.nextInt(300));
            }
            if (chance.nextInt(6) == 0) {
                failing.add(control);
            }
        }
        fail(failing);
        at = at.plus(Duration.ofDays(chance.nextInt(60)));
        act("officer", new SubmissionMade(PACK, MAIN, EDITION.id(), DIGEST));
        if (chance.nextInt(4) == 0) {
            act("owner", new SubmissionSigned(PACK, DIGEST, prose("I have read it")));
        }

        OwnersRead read = read();
        String all = read.title() + "\n" + text(read);
        assertThat(all.split("\\s+")).hasSize(read.words()).hasSizeLessThanOrEqualTo(OwnersReads.MOST_WORDS);
        assertThat(read.seconds()).isLessThanOrEqualTo(120);
        assertThat(read.sections()).hasSize(6).allSatisfy(s -> assertThat(s.sentences())
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t).matches("(?s).*[.:]").doesNotContain("{")));
        EDITION.controls().forEach(c -> assertThat(all).doesNotContain(c.id().value()));
    }

    @Test
    void it_says_what_is_not_held_what_closes_which_risks_and_who_prepared_it() {
        found(1, 2);
        List<Control> controls = EDITION.controls();
        controls.stream().skip(2).forEach(this::prove);
        accept(controls.getFirst(), 30);
        act("officer", new SubmissionMade(PACK, MAIN, EDITION.id(), DIGEST));

        assertThat(text(read()))
                .contains(
                        "The code asks " + controls.size() + " things of you.",
                        "1 is a gap whose risk was accepted for a time.",
                        "prepared by officer on 1 June 2026",
                        "“" + controls.get(1).title() + "” is not held.",
                        "“" + controls.getFirst().title() + "”, until 1 July 2026.",
                        "This is the first pack",
                        "Something has changed since it was prepared")
                .doesNotContain("more are not held");
    }

    @Test
    void a_signed_pack_asks_nothing_any_more() {
        found(1, 0);
        act("officer", new SubmissionMade(PACK, MAIN, EDITION.id(), DIGEST));
        act("owner", new SubmissionSigned(PACK, DIGEST, prose("I have read it")));

        assertThat(text(read()))
                .contains("It was signed by owner on 1 June 2026. Nothing is asked of you now.")
                .doesNotContain("By signing you say");
        assertThat(OwnersReads.of(new Reading(programme, at), new SubmissionId("none")))
                .isEmpty();
    }
}
