package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.InForce;
import concordat.api.view.Lifting;
import concordat.api.view.MeasureProposal;
import concordat.api.view.Receipt;
import concordat.api.view.RouteReach;
import concordat.app.e2e.Visitor.Answer;
import concordat.decision.Reason;
import concordat.demo.DemoFiles;
import concordat.demo.act.People;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a gateway permits while the control plane is away: what it may, for as long as it may, and nothing that was
/// withdrawn.
@Tag("slow")
final class AwayEndToEndTest {

    private static final Duration SENSITIVE = Duration.ofSeconds(8);
    private static final Duration PERSONAL = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Answer PERMITTED = new Answer(200, 0);
    private static final Answer SUSPENDED = new Answer(403, Reason.SUSPENDED.number());

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(30);

    @Test
    void withoutAControlPlane_permitsGoOn_untilEachHandlingsOwnLimit() throws Exception {
        shortenLimits();
        RouteReach sensitive = permitted("official-sensitive");
        RouteReach personal = permitted("official-personal");
        RouteReach official = permitted("official");
        Crashes crashes = NETWORK.crashes();
        try (OpenLine stream = managed().open("benefits-lookup", "/stream");
                OpenLine open = managed().open("agendas", "/meetings/10482/download?bytes=4000000000")) {
            crashes.freezeUp();
            crashes.kill("control");
            long killed = System.nanoTime();
            assertThat(ask(sensitive)).isEqualTo(PERMITTED);
            assertThat(ask(personal)).isEqualTo(PERMITTED);

            Duration until = lastPermit(sensitive, killed, SENSITIVE);
            assertThat(ask(personal)).isEqualTo(PERMITTED);
            stream.assertGoesOn("personal data's event stream");
            Duration later = lastPermit(personal, killed, PERSONAL);
            System.out.println("last permits after the control plane's end: " + until + " and " + later);
            stream.assertEnds("personal data's event stream");

            open.assertGoesOn("the public download");
            assertThat(ask(official)).isEqualTo(PERMITTED);
        } finally {
            crashes.thawUp();
        }
        RunningNetwork.await(
                "the control plane is back and all is permitted again",
                SOON,
                () -> ask(sensitive).equals(PERMITTED) && ask(personal).equals(PERMITTED));
    }

    /// The next edition, in force at once, lets a gateway go on for seconds where this one says minutes and hours.
    private static void shortenLimits() throws Exception {
        Instant now = NETWORK.now();
        LocalDate tomorrow = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        Path file = NETWORK.folder().resolve("edition.yaml");
        NETWORK.api().download("/editions/model-1", file);
        String text = Files.readString(file)
                .replaceFirst("(?m)^edition: .*$", "edition: model-2")
                .replaceFirst("(?m)^startsOn: .*$", "startsOn: " + tomorrow)
                .replaceFirst("(?m)^transition: .*$", "transition: P0D")
                .replace("staleLimit: PT5M", "staleLimit: " + SENSITIVE)
                .replace("staleLimit: PT1H", "staleLimit: " + PERSONAL);
        NETWORK.api()
                .post("/editions", "application/yaml", BodyPublishers.ofString(text), NETWORK.key(), Receipt.class);
        NETWORK.advanceTo(tomorrow.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(60));
    }

    /// Asks until the limit refuses.
    ///
    /// @return how long after the control plane's end the last permit was given
    private static Duration lastPermit(RouteReach route, long killed, Duration limit) throws Exception {
        long last = killed;
        Answer answer = PERMITTED;
        while (answer.equals(PERMITTED)) {
            assertThat(System.nanoTime() - killed)
                    .as("permits of " + route.handling() + " stop")
                    .isLessThan(limit.plusSeconds(10).toNanos());
            long asked = System.nanoTime();
            answer = ask(route);
            last = answer.equals(PERMITTED) ? asked : last;
            Thread.sleep(100);
        }
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Reason.SNAPSHOT_STALE.number());
        Duration after = Duration.ofNanos(last - killed);
        // The last proof was up to a second old, and its renewal another, when the control plane ended.
        assertThat(after).isBetween(limit.minusSeconds(4), limit.plusMillis(200));
        return after;
    }

    private static RouteReach permitted(String handling) throws IOException, InterruptedException {
        String body = NETWORK.holder().id();
        for (RouteReach route : NETWORK.api()
                .page("/bodies/" + body + "/services", RouteReach.class)
                .items()) {
            if (route.handling().equals(handling)
                    && route.methods().contains("GET")
                    && !route.path().matches(".*/(live|stream|download)")
                    && route.agreement()
                    && ask(route).equals(PERMITTED)) {
                return route;
            }
        }
        throw new AssertionError("nothing of " + handling + " is permitted to " + body);
    }

    @Test
    void aSuspension_outlivesAGatewayKilledAfterItAcknowledged() throws Exception {
        InForce suspended = suspend(NETWORK.holder().id());
        assertThat(suspended.laggards()).isEmpty();
        assertThat(suspended.inForce()).isTrue();
        Crashes crashes = NETWORK.crashes();

        crashes.kill("gateway-1");
        assertSuspendedFromTheFirstAnswer();

        crashes.freezeUp();
        crashes.kill("control");
        crashes.kill("gateway-1");
        Process alone = NETWORK.startAlone("gateway", "--index", "0");
        try {
            assertSuspendedFromTheFirstAnswer();
        } finally {
            alone.destroyForcibly().waitFor();
            crashes.thawUp();
        }
        RunningNetwork.await(
                "the control plane is back", SOON, () -> !NETWORK.bodies().isEmpty());
        NETWORK.settle();
        NETWORK.api()
                .post(
                        "/measures/" + suspended.measure() + "/lift?wait=PT10S",
                        new Lifting("Every host was scanned and is clean"),
                        NETWORK.key(),
                        InForce.class);
        assertThat(managed().ask("benefits-lookup", "GET", "/notices")).isEqualTo(PERMITTED);
    }

    private static void assertSuspendedFromTheFirstAnswer() throws Exception {
        RunningNetwork.await("the gateway answers again", SOON, () -> {
            assertThat(managed().ask("benefits-lookup", "GET", "/notices")).isEqualTo(SUSPENDED);
            return true;
        });
        RunningNetwork.await("the other body is served", SOON, () -> {
            assertThat(managed().ask("benefits-lookup", "GET", "/notices")).isEqualTo(SUSPENDED);
            assertThat(NETWORK.visitor(DemoFiles.WORKLOAD).ask("housing-match", "GET", "/guidance"))
                    .isEqualTo(SUSPENDED);
            return NETWORK.visitor(DemoFiles.LACKING)
                    .ask("benefits-lookup", "GET", "/notices")
                    .equals(PERMITTED);
        });
        assertThat(managed().ask("benefits-lookup", "GET", "/notices")).isEqualTo(SUSPENDED);
    }

    private static InForce suspend(String body) throws IOException, InterruptedException {
        return NETWORK.api()
                .post(
                        "/measures?wait=PT10S",
                        new MeasureProposal(
                                body,
                                "SUSPEND",
                                List.of(),
                                List.of(),
                                List.of(),
                                true,
                                Optional.of(People.SECOND_LEAD),
                                Optional.of(NETWORK.now().plus(Duration.ofHours(24))),
                                Optional.empty(),
                                List.of(),
                                "Active intrusion",
                                "Clean scan of every host"),
                        NETWORK.key(),
                        InForce.class);
    }

    private static Visitor managed() {
        return NETWORK.visitor(DemoFiles.MANAGED);
    }

    private static Answer ask(RouteReach route) throws IOException {
        return managed().ask(route.service(), "GET", route.path().replaceAll("\\{[a-z]+}", "10482"));
    }
}
