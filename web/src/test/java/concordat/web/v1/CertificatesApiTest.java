package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiJson;
import concordat.api.view.CertificateView;
import concordat.api.view.ClockView;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CertificateAct.CertificateIssued;
import concordat.assurance.act.CertificateAct.CertificateWithdrawn;
import concordat.assurance.act.CertificateAct.Form;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CertificateId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.web.desk.AccountDesk;
import concordat.web.desk.ActDesk;
import concordat.web.desk.AssetDesk;
import concordat.web.desk.BulkDeviceDesk;
import concordat.web.desk.CertificateDesk;
import concordat.web.desk.ClockDesk;
import concordat.web.desk.DeviceDesk;
import concordat.web.desk.EvidenceDesk;
import concordat.web.desk.ExportDesk;
import concordat.web.desk.FeedDesk;
import concordat.web.desk.FindingDesk;
import concordat.web.desk.HealthCheckDesk;
import concordat.web.desk.LedgerDesk;
import concordat.web.desk.MapDesk;
import concordat.web.desk.NoticeDesk;
import concordat.web.desk.RatingDesk;
import concordat.web.desk.RemedyDesk;
import concordat.web.desk.ReportDesk;
import concordat.web.desk.SignalDesk;
import concordat.web.desk.TicketDesk;
import concordat.web.desk.UseDesk;
import concordat.web.desk.VulnerabilityDesk;
import concordat.web.desk.WebhookDesk;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.Readings;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who sees what of certificates.
final class CertificatesApiTest {

    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final PersonId LEAD = new PersonId("lead");
    private static final PersonId OFFICER = new PersonId("officer-b1");
    private static final PersonId STRANGER = new PersonId("officer-b2");
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private Programme programme = Programme.empty(NETWORK);
    private long position;
    private Optional<byte[]> signed = Optional.of("{}".getBytes(StandardCharsets.UTF_8));

    @BeforeEach
    void give() {
        done(NOW.minus(Duration.ofDays(400)), new NetworkFounded(prose("Sample network")));
        for (String body : List.of("b1", "b2")) {
            EnvironmentId environment = new EnvironmentId(body + "-main");
            done(
                    NOW.minus(Duration.ofDays(400)),
                    new BodyJoined(new BodyId(body), prose("Body " + body), "k", "r", ""));
            done(
                    NOW.minus(Duration.ofDays(400)),
                    new EnvironmentDeclared(environment, new BodyId(body), prose("Main site")));
            done(
                    NOW.minus(Duration.ofDays(400)),
                    new RoleGranted(
                            new PersonId("officer-" + body), Role.SECURITY_OFFICER, Optional.of(new BodyId(body))));
        }
        given("b1-old", new EnvironmentId("b1-main"), NOW.minus(Duration.ofDays(380)), 365);
        given("b2-old", new EnvironmentId("b2-main"), NOW.minus(Duration.ofDays(380)), 365);
        given("b1-now", new EnvironmentId("b1-main"), NOW.minus(Duration.ofDays(330)), 350);
        given("b2-now", new EnvironmentId("b2-main"), NOW.minus(Duration.ofDays(330)), 360);
        done(NOW, new CertificateWithdrawn(new CertificateId("b2-old"), prose("no reason that anybody is told")));
    }

    private void given(String id, EnvironmentId environment, Instant from, int days) {
        SubmissionId pack = new SubmissionId("pack-" + id);
        done(from, new SubmissionMade(pack, environment, "model-1", "0".repeat(64)));
        done(
                from,
                new CertificateIssued(
                        new CertificateId(id), pack, environment, Form.FULL, from, from.plus(Duration.ofDays(days))));
    }

    private void done(Instant at, Act act) {
        programme = programme.with(new Entry(NETWORK, position++, at, LEAD, act));
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private <T> T desk(Class<T> desk) {
        return desk.cast(Proxy.newProxyInstance(
                desk.getClassLoader(), new Class<?>[] {desk}, (self, method, given) -> switch (method.getName()) {
                    case "programme" -> programme;
                    case "now" -> new ClockView(NOW, Duration.ZERO, false);
                    case "file", "page" -> signed;
                    default -> throw new AssertionError(method + " was asked");
                }));
    }

    private Answer ask(PersonId person, String template, Map<String, String> parts, Map<String, String> query) {
        List<Route> routes = new CertificatesApi(new Api.Desks(
                        desk(Readings.class),
                        desk(ActDesk.class),
                        desk(ReportDesk.class),
                        desk(FindingDesk.class),
                        desk(AssetDesk.class),
                        desk(ExportDesk.class),
                        desk(HealthCheckDesk.class),
                        desk(RemedyDesk.class),
                        desk(RatingDesk.class),
                        desk(VulnerabilityDesk.class),
                        desk(EvidenceDesk.class),
                        desk(FeedDesk.class),
                        desk(LedgerDesk.class),
                        desk(CertificateDesk.class),
                        desk(ClockDesk.class),
                        desk(DeviceDesk.class),
                        desk(BulkDeviceDesk.class),
                        desk(AccountDesk.class),
                        desk(MapDesk.class),
                        UseDesk.NONE,
                        desk(NoticeDesk.class),
                        desk(WebhookDesk.class),
                        desk(TicketDesk.class),
                        desk(SignalDesk.class),
                        Optional::empty,
                        false))
                .routes();
        Route route = routes.stream()
                .filter(r -> r.template().equals("/api/v1/certificates" + template))
                .findFirst()
                .orElseThrow();
        try {
            return route.handler()
                    .handle(new Asked(
                            "GET",
                            "/api/v1/certificates",
                            parts,
                            query,
                            Map.of(),
                            Optional.of(person),
                            Optional.empty(),
                            Buffer.buffer(),
                            Optional.empty(),
                            "127.0.0.1"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Page<CertificateView> list(PersonId person, Map<String, String> query) {
        return ApiJson.readPage(bytes(ask(person, "", Map.of(), query)), CertificateView.class);
    }

    private static byte[] bytes(Answer answer) {
        return ((Answer.Content.Whole) answer.content()).bytes().getBytes();
    }

    private static List<String> ids(Page<CertificateView> page) {
        return page.items().stream().map(CertificateView::id).toList();
    }

    @Test
    void whoever_is_signed_in_sees_every_certificate_and_no_reason_of_a_withdrawal() {
        Page<CertificateView> all = list(STRANGER, Map.of());

        assertThat(ids(all)).containsExactly("b2-now", "b1-now", "b2-old", "b1-old");
        assertThat(all.items())
                .extracting(CertificateView::state)
                .containsExactly("in-force", "in-force", "withdrawn", "expired");
        assertThat(new String(bytes(ask(STRANGER, "", Map.of(), Map.of())), StandardCharsets.UTF_8))
                .contains("Body b1", "Main site")
                .doesNotContain("no reason that anybody is told");
    }

    @Test
    void they_are_found_by_body_and_state_and_paged_by_number() {
        assertThat(ids(list(STRANGER, Map.of("body", "b1")))).containsExactly("b1-now", "b1-old");
        assertThat(ids(list(STRANGER, Map.of("state", "in-force")))).containsExactly("b2-now", "b1-now");
        Page<CertificateView> first = list(LEAD, Map.of("limit", "3"));
        assertThat(ids(first)).hasSize(3);
        assertThat(ids(list(LEAD, Map.of("limit", "3", "cursor", first.next().orElseThrow()))))
                .containsExactly("b1-old");
    }

    @Test
    void that_a_renewal_is_missing_is_for_the_body_and_for_those_who_see_the_nation() {
        assertThat(ids(list(LEAD, Map.of("state", "ending")))).containsExactly("b1-now", "b2-now");
        assertThat(ids(list(OFFICER, Map.of("state", "ending", "body", "b1")))).containsExactly("b1-now");
        assertThatThrownBy(() -> list(OFFICER, Map.of("state", "ending"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> list(STRANGER, Map.of("state", "ending", "body", "b1")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Not yours to see");
        assertThat(list(OFFICER, Map.of("state", "in-force")).items())
                .extracting(v -> v.ending().isPresent())
                .containsExactly(false, true);
        assertThat(list(OFFICER, Map.of("body", "b1", "state", "in-force"))
                        .items()
                        .getFirst()
                        .ending())
                .hasValueSatisfying(end -> {
                    assertThat(end.days()).isEqualTo(30);
                    assertThat(end.packBy()).isEqualTo(NOW.plus(Duration.ofDays(20 - 28)));
                    assertThat(end.late()).isTrue();
                });
    }

    @Test
    void a_file_is_handed_out_under_its_number_and_not_before_it_can_be_signed() {
        Map<String, String> one = Map.of("certificate", "b1-now");
        assertThat(ask(STRANGER, "/{certificate}/file", one, Map.of()).headers())
                .containsEntry("Content-Disposition", "attachment; filename=\"certificate-b1-now.json\"");
        assertThat(ask(STRANGER, "/{certificate}/pdf", one, Map.of()).headers())
                .containsEntry("Content-Type", "application/pdf");
        signed = Optional.empty();
        assertThatThrownBy(() -> ask(STRANGER, "/{certificate}/file", one, Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(503));
    }

    @Test
    void what_there_is_not_is_told_with_what_there_is() {
        for (String route : List.of("/{certificate}", "/{certificate}/file", "/{certificate}/pdf")) {
            assertThatThrownBy(() -> ask(LEAD, route, Map.of("certificate", "none"), Map.of()))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(404));
        }
        assertThatThrownBy(() -> list(LEAD, Map.of("state", "lost"))).hasMessageContaining("none of not-yet");
        assertThatThrownBy(() -> list(LEAD, Map.of("body", "b9"))).hasMessageContaining("no such body");
        assertThat(ask(LEAD, "/{certificate}", Map.of("certificate", "b1-now"), Map.of())
                        .headers())
                .containsKey("ETag");
    }
}
