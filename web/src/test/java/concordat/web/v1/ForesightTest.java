package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiJson;
import concordat.api.view.EffectView;
import concordat.api.view.Preview;
import concordat.api.view.PreviewOthers;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.RouteRetired;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.Split;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import concordat.intake.edition.Editions;
import concordat.web.desk.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A preview shows nobody more of another body than they could read without it.
final class ForesightTest {
    /// The edition is only shown yet: everything is reached.
    private static final Instant NOW = Instant.parse("2026-06-10T09:00:00Z");
    private static final BodyId TARN = new BodyId("tarn");
    private static final BodyId MOOR = new BodyId("moor");
    private static final ServiceId CLAIMS = new ServiceId("claims");
    private static final RouteId READ = new RouteId("claims-read");
    private static final EnvironmentId TARN_MAIN = new EnvironmentId("tarn-main");
    private static final EnvironmentId MOOR_MAIN = new EnvironmentId("moor-main");
    private static final Control CONTROL = Editions.modelCode().controls().getFirst();

    private final Front front = new Front(Programme.empty(new NetworkId("testnet")), NOW, Map.of());

    ForesightTest() {
        act(new NetworkFounded(Year.prose("Test")));
        act(new EditionIssued(Editions.modelCode().startingOn(LocalDate.parse("2026-06-01"))));
        for (BodyId body : List.of(TARN, MOOR)) {
            act(new BodyJoined(body, Year.prose(body.value()), "district-council", "r01", ""));
            act(new EnvironmentDeclared(new EnvironmentId(body + "-main"), body, Year.prose("main")));
        }
        role("lead", Role.AUTHORITY_LEAD, Optional.empty());
        role("service", Role.SERVICE_OWNER, Optional.of(MOOR));
        role("provider", Role.SECURITY_OFFICER, Optional.of(MOOR));
        act(new ServiceRegistered(CLAIMS, MOOR, Year.prose("Claims"), "claims.example"));
        act(new RouteDeclared(
                READ,
                CLAIMS,
                Set.of("GET"),
                "/claims/{id}",
                "official-personal",
                ActionClass.VIEW,
                CitizenEffect.PAYMENT,
                false,
                Set.of(),
                Optional.empty()));
        for (BodyId body : List.of(TARN, MOOR)) {
            act(new AgreementMade(
                    new AgreementId("ag-" + body), body, CLAIMS, Year.prose("By law"), NOW.plus(Duration.ofDays(90))));
        }
    }

    private void act(Act act) {
        Programme before = front.programme;
        front.programme = before.with(
                new Entry(before.network(), before.nextPosition(), NOW.minusSeconds(60), new PersonId("lead"), act));
    }

    private void role(String person, Role role, Optional<BodyId> body) {
        act(new RoleGranted(new PersonId(person), role, body));
    }

    private Preview foreseen(String person, Act act) {
        PersonId who = new PersonId(person);
        return new Foresight(front.desks()).of(List.of(new Wanted(who, act)), who);
    }

    private static String json(Preview preview) {
        return new String(ApiJson.write(preview), StandardCharsets.UTF_8);
    }

    @Test
    void aServiceOwner_isToldWhichBodiesLoseARoute_andNothingElseOfThem() {
        Preview nation = foreseen("lead", new RouteRetired(READ));
        assertThat(nation.effects()).extracting(EffectView::body).containsExactly("moor", "tarn");
        assertThat(nation.others()).isEqualTo(PreviewOthers.NONE);

        Preview told = foreseen("service", new RouteRetired(READ));

        assertThat(told.effects())
                .as("a service owner reads no body's standing")
                .isEmpty();
        assertThat(told.others())
                .isEqualTo(new PreviewOthers(2, List.of("moor", "tarn"), List.of("claims-read"), List.of()));
        assertThat(json(told)).doesNotContain("tarn-main", "devices", "workforce", "sponsored");
    }

    @Test
    void aProvider_isToldOfItsConsumersOnlyThatTheyStandOtherwise() {
        Instant proved = NOW.minusSeconds(60);
        for (EvidenceNeed need : CONTROL.needs()) {
            act(new EvidenceAttached(
                    new EvidenceId(
                            "ev-" + need.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    MOOR_MAIN,
                    Set.of(CONTROL.id()),
                    need.kind(),
                    Strength.TESTED,
                    "5e".repeat(32),
                    proved,
                    Year.prose("seen")));
        }
        act(new RelianceAgreed(
                TARN_MAIN,
                MOOR_MAIN,
                CONTROL.id(),
                Split.PROVIDED,
                Year.prose("Nothing"),
                NOW.plus(Duration.ofDays(90))));
        Act ended = new RelianceEnded(TARN_MAIN, MOOR_MAIN, CONTROL.id());
        assertThat(foreseen("lead", ended).changes())
                .extracting(c -> c.environment())
                .containsExactly("tarn-main");

        Preview told = foreseen("provider", ended);

        assertThat(told.changes()).isEmpty();
        assertThat(told.routes()).isEmpty();
        assertThat(told.readings()).allSatisfy(r -> assertThat(r.body()).isEqualTo("moor"));
        assertThat(told.others().bodies()).containsExactly("tarn");
        assertThat(told.others().environments()).isEqualTo(1);
        assertThat(json(told)).doesNotContain("tarn-main");
    }
}
