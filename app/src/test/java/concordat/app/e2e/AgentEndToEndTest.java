package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import concordat.api.ApiClient;
import concordat.api.view.DeviceCode;
import concordat.api.view.DeviceCodeWanted;
import concordat.api.view.DeviceDetail;
import concordat.api.view.DeviceEnding;
import concordat.api.view.DeviceFact;
import concordat.api.view.DeviceView;
import concordat.api.view.SessionView;
import concordat.api.view.SignInRequest;
import concordat.app.e2e.Visitor.Answer;
import concordat.catalogue.Edition;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureTerms;
import concordat.decision.Reason;
import concordat.demo.DemoFiles;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.signals.authority.Certificates;
import concordat.signals.login.LoginTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A laptop as its holder has it: enrolled by the script, reported by osqueryd, refused while it is not as it
/// should be, permitted again once that is put right, and ended when it is lost.
@Tag("slow")
@Timeout(300)
final class AgentEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path AGENT = Path.of(System.getProperty("concordat.root"), "target", "peers", "osqueryd");

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(36);

    @TempDir
    Path laptop = Path.of("");

    @Test
    void aLaptop_isPermittedWhileItsAgentFindsItSound() throws Exception {
        assumeTrue(Files.isExecutable(AGENT), "skipped: a real agent on a device, since there is no " + AGENT);
        Path seal = Files.writeString(laptop.resolve("sealed"), "");
        issueEditionThatLooksAt(seal);
        String body = NETWORK.holder().id();
        ApiClient officer = officer();

        enrolled(laptop, officer, body);
        DeviceView device = officer.page("/bodies/" + body + "/devices", DeviceView.class)
                .items()
                .getFirst();
        assertThat(device.tier()).isEqualTo("browser");
        Visitor holder = visitor(laptop, body);
        assertThat(asked(holder).code()).isEqualTo(Reason.TIER_TOO_LOW.number());

        Process agent = started(laptop);
        try {
            await(
                    "the agent finds it sound",
                    () -> detail(officer, body, device.id()).device().tier().equals("managed"));
            await("it is permitted", () -> asked(holder).status() == 200);
            try (OpenLine sensitive = holder.open("benefits-lookup", "/stream");
                    OpenLine routine = holder.open("incident-feed", "/live")) {
                Files.delete(seal);
                recheck(officer, body, device.id());
                await("the agent finds it unsound", () -> asked(holder)
                        .equals(new Answer(403, Reason.TIER_TOO_LOW.number())));
                sensitive.assertEnds("what takes a managed device");
                routine.assertGoesOn("what any device of somebody known may see");
            }
            assertThat(detail(officer, body, device.id()).facts())
                    .filteredOn(fact -> fact.fact().equals("encrypted"))
                    .extracting(DeviceFact::state)
                    .containsExactly("denied");

            Files.writeString(seal, "");
            recheck(officer, body, device.id());
            await("it is put right", () -> asked(holder).status() == 200);

            officer.post(
                    "/bodies/" + body + "/devices/" + device.id() + "/end",
                    new DeviceEnding("lost"),
                    NETWORK.key(),
                    DeviceView.class);
            await("it is nobody", () -> asked(holder).code() == Reason.CALLER_UNKNOWN.number());
        } catch (AssertionError e) {
            throw new AssertionError(
                    detail(officer, body, device.id()) + "\n" + Files.readString(laptop.resolve("agent.log")), e);
        } finally {
            agent.destroy();
            assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// The holder's officer has an account from the beginning.
    private static ApiClient officer() throws IOException, InterruptedException {
        SessionView session = NETWORK.api()
                .post("/sessions", new SignInRequest("officer", NETWORK.password()), NETWORK.key(), SessionView.class);
        return new ApiClient(NETWORK.web(), session.token());
    }

    private interface Sign {
        boolean there() throws IOException, InterruptedException;
    }

    private static void await(String what, Sign sign) throws InterruptedException {
        RunningNetwork.await(what, SOON, sign::there);
    }

    private static Answer asked(Visitor visitor) throws IOException {
        return visitor.ask("benefits-lookup", "GET", "/entitlements/10482");
    }

    private static DeviceDetail detail(ApiClient officer, String body, String device)
            throws IOException, InterruptedException {
        return officer.read("/bodies/" + body + "/devices/" + device, DeviceDetail.class);
    }

    private static void recheck(ApiClient officer, String body, String device)
            throws IOException, InterruptedException {
        officer.post(
                "/bodies/" + body + "/devices/" + device + "/recheck", Map.of(), NETWORK.key(), DeviceDetail.class);
    }

    /// What a real disk would say is said of a file here; the version of the operating system is asked for real.
    private static void issueEditionThatLooksAt(Path seal) throws IOException, InterruptedException {
        Program.Ended shown = NETWORK.run("edition", "show");
        assertThat(shown.code()).as(shown.warned()).isZero();
        Path file = NETWORK.folder().resolve("edition.yaml");
        Files.writeString(file, shown.said());
        EditionReading reading = Editions.read(Files.newBufferedReader(file), "edition.yaml");
        assertThat(reading).isInstanceOf(EditionReading.Read.class);
        Edition now = ((EditionReading.Read) reading).edition();
        String sql = "SELECT 1 AS \"management.managed\", count(*) > 0 AS \"storage.encrypted\", 0 AS"
                + " \"updates.daysBehind\", 1 AS \"screen.locks\", 1 AS \"protection.running\", 1 AS"
                + " \"platform.intact\" FROM file WHERE path = '" + seal + "';";
        List<PostureQuery> queries = now.posture().queries().stream()
                .filter(query -> query.name().equals("system"))
                .toList();
        LocalDate tomorrow = LocalDate.ofInstant(NETWORK.now(), ZoneOffset.UTC).plusDays(1);
        Edition other = now.startingOn(tomorrow)
                .knowing(new PostureTerms(
                        now.posture().rules(),
                        List.of(
                                queries.getFirst(),
                                new PostureQuery("kept", Set.of("linux"), Duration.ofSeconds(20), sql))));
        Files.writeString(
                file,
                Editions.write(other)
                        .replaceFirst("edition: .*", "edition: laptops-1")
                        .replaceFirst("transition: .*", "transition: PT0S"));
        Program.Ended issued = NETWORK.run("edition", "issue", file.toString());
        assertThat(issued.code()).as(issued.said() + issued.warned()).isZero();
        NETWORK.advanceTo(tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(60));
    }

    /// By the script alone, which asks for the code.
    private static void enrolled(Path laptop, ApiClient officer, String body) throws IOException, InterruptedException {
        DeviceCode code = officer.post(
                "/bodies/" + body + "/device-codes",
                new DeviceCodeWanted(
                        environment(body),
                        "managed",
                        "linux",
                        Optional.of("laptop"),
                        Optional.empty(),
                        Optional.empty()),
                NETWORK.key(),
                DeviceCode.class);
        run(laptop, "", "curl", "-sSO", code.script());
        String said = run(laptop, code.code() + "\n", "sh", "enrol.sh");
        assertThat(said).contains("The certificate is in " + laptop.resolve("cert.pem"));
        assertThat(run(laptop, "", "sh", "enrol.sh", "renew")).startsWith("Not yet: it holds until");
        assertThat(run(laptop, "", "sh", "enrol.sh", "agent")).contains("osqueryd --flagfile=");
    }

    private static Optional<String> environment(String body) throws IOException, InterruptedException {
        return NETWORK.bodies().stream()
                .filter(b -> b.id().equals(body))
                .findFirst()
                .map(b -> b.environments().getFirst());
    }

    private static Process started(Path laptop) throws IOException {
        return new ProcessBuilder(
                        AGENT.toString(),
                        "--flagfile=osquery.flags",
                        "--distributed_interval=1",
                        "--ephemeral",
                        "--disable_watchdog",
                        "--schedule_splay_percent=0",
                        "--extensions_socket=" + laptop.resolve("osquery.em"))
                .directory(laptop.toFile())
                .redirectErrorStream(true)
                .redirectOutput(laptop.resolve("agent.log").toFile())
                .start();
    }

    private static String run(Path in, String heard, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().put("CONCORDAT_DEVICE", in.toString());
        Process process = builder.start();
        process.getOutputStream().write(heard.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /// Somebody who works with the laptop, freshly signed in on it.
    private static Visitor visitor(Path laptop, String body) throws IOException, InterruptedException {
        DemoFiles files = DemoFiles.in(NETWORK.data());
        Files.copy(laptop.resolve("cert.pem"), files.certificate("laptop"));
        Files.copy(laptop.resolve("key.pem"), files.key("laptop"));
        String fingerprint = Certificates.fingerprint(Certificates.parse(Files.readString(files.certificate("laptop")))
                .getFirst());
        LoginTokens logins = LoginTokens.open(
                "demonstration",
                "demonstration",
                NETWORK.data().resolve("keys").resolve("login.pem"),
                new SecureRandom());
        String token = logins.issue(
                "staff-" + body,
                Set.of("strong-login", "recent-login"),
                fingerprint,
                NETWORK.now().minusSeconds(60),
                NETWORK.now().plus(Duration.ofHours(8)));
        Files.writeString(files.login("laptop"), "Authorization: Bearer " + token + "\n");
        return NETWORK.visitor("laptop");
    }
}
