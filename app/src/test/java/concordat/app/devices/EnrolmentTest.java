package concordat.app.devices;

import static concordat.app.devices.DeviceWorld.BODY;
import static concordat.app.devices.DeviceWorld.OFFICER;
import static concordat.app.devices.DeviceWorld.OTHER;
import static concordat.app.devices.DeviceWorld.STAFF;
import static concordat.app.devices.DeviceWorld.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.DeviceCode;
import concordat.api.view.DeviceCodeWanted;
import concordat.api.view.DeviceDetail;
import concordat.api.view.DeviceFact;
import concordat.api.view.DeviceView;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Assurance;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Devices come in by a code with openssl and curl alone, say what they are, renew, and go at once.
@Tag("slow")
@Timeout(120)
final class EnrolmentTest {

    private static final PostureTerms POSTURE = new PostureTerms(
            List.of(
                    new PostureRule("managed", "management.managed", Assurance.AGENT, Duration.ofDays(3)),
                    new PostureRule("encrypted", "storage.encrypted", Assurance.AGENT, Duration.ofHours(6))),
            List.of(
                    new PostureQuery("agent", Set.of("linux"), Duration.ofMinutes(1), "SELECT 1;"),
                    new PostureQuery("shield", Set.of("windows"), Duration.ofMinutes(1), "SELECT 2;")));

    @TempDir
    Path folder = Path.of("");

    private DeviceWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new DeviceWorld(folder, POSTURE);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static DeviceCodeWanted wanted(String ownership, Optional<String> person) {
        return new DeviceCodeWanted(
                Optional.empty(), ownership, "linux", Optional.of("my laptop"), person, Optional.empty());
    }

    private DeviceCode code(PersonId by, String ownership, Optional<String> person) {
        return world.office.desk().code(by, BODY, wanted(ownership, person));
    }

    private Path enrolled(String name, String ownership) throws IOException, InterruptedException {
        Path device = world.device(name);
        assertThat(world.enrol(
                        device, code(OFFICER, ownership, Optional.of("staff")).code()))
                .isEqualTo("200");
        return device;
    }

    private String id(Path device) throws IOException, InterruptedException {
        return world.row(device).map(CallerRow::id).orElseThrow();
    }

    private String key(Path device) throws IOException, InterruptedException {
        assertThat(told(device, "enroll", "{\"enroll_secret\":\"\"}")).isEqualTo("200");
        return Files.readString(device.resolve("answer")).replaceAll(".*\"node_key\":\"([0-9a-f]+)\".*", "$1");
    }

    private String told(Path device, String path, String body) throws IOException, InterruptedException {
        Files.writeString(device.resolve("body"), body);
        return world.curl(
                device, "", "/osquery/" + path, "--cert", "cert.pem", "--key", "key.pem", "--data-binary", "@body");
    }

    private String said(Path device, String key, String columns) throws IOException, InterruptedException {
        return told(
                device,
                "log",
                "{\"node_key\":\"" + key + "\",\"log_type\":\"result\",\"data\":[{\"name\":\"agent\"," + "\"unixTime\":"
                        + world.now().getEpochSecond() + ",\"snapshot\":[{" + columns + "}]}]}");
    }

    private DeviceDetail detail(PersonId person, Path device) throws IOException, InterruptedException {
        return world.office.desk().detail(person, BODY, id(device));
    }

    @Test
    void aDeviceComesIn_byACodeThatIsTypedAsPeopleDo_once() throws Exception {
        DeviceCode code = code(OFFICER, "managed", Optional.of("staff"));
        Path device = world.device("one");

        assertThat(world.enrol(
                        device,
                        " " + code.code().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isEqualTo("200");

        CallerRow row = world.row(device).orElseThrow();
        assertThat(row.kind()).isEqualTo(CallerKind.MANAGED_DEVICE);
        assertThat(row.environment()).isEqualTo("e-b1");
        assertThat(world.facts(device)).containsExactly("certificate");
        assertThat(world.run(device, "", "openssl", "verify", "-CAfile", "../ca.pem", "cert.pem")
                        .said())
                .contains("cert.pem: OK");
        assertThat(world.enrol(world.device("two"), code.code())).startsWith("403 This code lets no device in");
        DeviceView view = detail(OFFICER, device).device();
        assertThat(view.person()).contains("staff");
        assertThat(view.label()).isEqualTo("my laptop");
        assertThat(Duration.between(world.now(), view.certificates().getFirst().until()))
                .isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test
    void whatIsNoRequest_orNoCode_isToldSo_andUsesNothingUp() throws Exception {
        DeviceCode code = code(OFFICER, "managed", Optional.of("staff"));
        Path device = world.device("one");
        Files.writeString(device.resolve("csr.b64"), "MIIB");

        assertThat(world.enrol(device, code.code())).startsWith("400 No certificate:");
        Files.writeString(device.resolve("csr.b64"), "$$$");
        assertThat(world.enrol(device, code.code())).startsWith("400 The body is not a certificate request");
        assertThat(world.curl(device, "", "/.well-known/est/simpleenroll", "--data-binary", "@csr.b64"))
                .isEqualTo("401");
        Path weak = Files.createDirectories(folder.resolve("weak"));
        world.run(weak, "", "openssl", "genrsa", "-out", "key.pem", "1024");
        world.run(
                weak,
                "",
                "openssl",
                "req",
                "-new",
                "-key",
                "key.pem",
                "-subj",
                "/CN=x",
                "-outform",
                "DER",
                "-out",
                "csr");
        world.run(weak, "", "openssl", "base64", "-in", "csr", "-out", "csr.b64");
        assertThat(world.enrol(weak, code.code())).startsWith("400 No certificate: the key is RSA");
        assertThat(world.enrol(world.device("sound"), code.code())).isEqualTo("200");

        world.ahead.set(Duration.ofMinutes(16));
        DeviceCode late = code(OFFICER, "managed", Optional.of("staff"));
        world.ahead.set(Duration.ofMinutes(32));
        assertThat(world.enrol(world.device("late"), late.code())).startsWith("403");
    }

    @Test
    void whoMayLetWhatIn_isSettledByTheirRoles() {
        assertThat(code(STAFF, "personal", Optional.empty()).code()).matches("([A-Z2-9]{4}-){3}[A-Z2-9]{4}");
        assertThatThrownBy(() -> code(STAFF, "managed", Optional.empty())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> code(STAFF, "personal", Optional.of("officer")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> code(STRANGER, "personal", Optional.empty())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> code(OFFICER, "personal", Optional.of("stranger")))
                .hasMessageContaining("They do not work there");
        assertThatThrownBy(() -> code(OFFICER, "rented", Optional.empty())).hasMessageContaining("ownership");
        assertThatThrownBy(() -> world.office
                        .desk()
                        .code(
                                OFFICER,
                                BODY,
                                new DeviceCodeWanted(
                                        Optional.of("e-b2"),
                                        "managed",
                                        "linux",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .hasMessageContaining("From which environment");
    }

    @Test
    void whatAnAgentSays_becomesFacts_andWhatItDeniesDoesAtOnce() throws Exception {
        Path device = enrolled("one", "managed");
        String key = key(device);

        assertThat(said(device, key, "\"management.managed\":\"1\",\"storage.encrypted\":\"1\",\"favourite\":\"tea\""))
                .isEqualTo("200");
        assertThat(world.facts(device)).containsExactly("certificate", "managed", "encrypted");
        CallerRow row = world.row(device).orElseThrow();
        assertThat(row.factsAfter()).isEqualTo(row.facts() & ~(1L << 3));

        assertThat(said(device, key, "\"storage.encrypted\":\"0\"")).isEqualTo("200");
        assertThat(world.facts(device)).containsExactly("certificate", "managed");
        assertThat(detail(STAFF, device).facts())
                .filteredOn(fact -> fact.fact().equals("encrypted"))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.state()).isEqualTo("denied");
                    assertThat(fact.source()).contains("osquery");
                });
        assertThat(detail(STAFF, device).tiers())
                .filteredOn(tier -> tier.tier().equals("managed"))
                .singleElement()
                .satisfies(
                        tier -> assertThat(tier.missing()).contains("encrypted").doesNotContain("managed"));
    }

    @Test
    void aPersonalDevicesOwnWord_isNotEnough_andItsHolderAloneReadsIt() throws Exception {
        Path device = enrolled("one", "personal");
        String key = key(device);
        said(device, key, "\"management.managed\":\"1\",\"storage.encrypted\":\"1\"");

        assertThat(world.facts(device)).containsExactly("certificate");
        DeviceDetail own = detail(STAFF, device);
        assertThat(own.facts())
                .filteredOn(fact -> fact.fact().equals("encrypted"))
                .extracting(DeviceFact::state)
                .containsExactly("too-weak");
        assertThat(own.tiers())
                .filteredOn(tier -> tier.tier().equals("managed"))
                .allSatisfy(tier -> assertThat(tier.possible()).isFalse());
        assertThat(own.sources().getFirst().words()).hasSize(2);
        assertThat(detail(OFFICER, device).sources().getFirst().words()).isEmpty();
        assertThat(own.asked()).extracting(query -> query.name()).containsExactly("agent");
        String id = id(device);
        assertThatThrownBy(() -> world.office.desk().detail(STRANGER, BODY, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.office.desk().detail(STRANGER, OTHER, id))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void factsRunOut_oneAfterTheOther_thoughNobodySaysAnything() throws Exception {
        Path device = enrolled("one", "managed");
        said(device, key(device), "\"management.managed\":\"1\",\"storage.encrypted\":\"1\"");

        world.ahead.set(Duration.ofHours(7));
        DeviceWorld.await("the lease ends", Duration.ofSeconds(10), () -> facts(device)
                .equals(List.of("certificate", "managed")));
        world.ahead.set(Duration.ofDays(4));
        DeviceWorld.await(
                "the next ends", Duration.ofSeconds(10), () -> facts(device).equals(List.of("certificate")));
    }

    private List<String> facts(Path device) {
        try {
            return world.facts(device);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCertificateIsRenewed_byTheOneThatHolds() throws Exception {
        Path device = enrolled("one", "managed");
        String before = id(device);
        String first = world.row(device).map(CallerRow::fingerprint).orElseThrow();

        assertThat(world.renew(device)).isEqualTo("200");

        assertThat(id(device)).isEqualTo(before);
        assertThat(world.row(device).map(CallerRow::fingerprint)).isNotEqualTo(Optional.of(first));
        assertThat(world.published).containsKey(first);
        assertThat(detail(OFFICER, device).device().certificates()).hasSize(2);
        Path none = world.device("none");
        assertThat(world.curl(none, "", "/.well-known/est/simplereenroll", "--data-binary", "@csr.b64"))
                .isEqualTo("403");
    }

    @Test
    void aDeviceThatIsEnded_isNobodyAtOnce_andWhatWasSaidIsGone() throws Exception {
        Path device = enrolled("one", "personal");
        String key = key(device);
        String id = id(device);
        assertThatThrownBy(() -> world.office.desk().end(STAFF, BODY, id, "bored"))
                .hasMessageContaining("why");

        DeviceView gone = world.office.desk().end(STAFF, BODY, id, "lost");

        assertThat(gone.ended().orElseThrow().why()).isEqualTo("lost");
        assertThat(gone.certificates()).isEmpty();
        assertThat(world.published).isEmpty();
        assertThat(said(device, key, "\"storage.encrypted\":\"1\"")).isEqualTo("403");
        assertThat(world.renew(device)).startsWith("403");
        assertThat(world.office.desk().detail(OFFICER, BODY, id).sources()).isEmpty();
        assertThat(world.office
                        .desk()
                        .list(BODY, Map.of("state", "gone"), Optional.empty(), 10)
                        .items())
                .extracting(DeviceView::id)
                .containsExactly(id);
        assertThat(world.office.desk().own(STAFF, Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void whoLeaves_takesTheirPersonalDeviceAlong_andLeavesTheBodysBehind() throws Exception {
        Path own = enrolled("own", "personal");
        Path laptop = enrolled("laptop", "managed");
        String id = id(laptop);

        world.leaves(STAFF);

        DeviceWorld.await(
                "they have left", Duration.ofSeconds(10), () -> facts(own).isEmpty());
        assertThat(world.facts(laptop)).containsExactly("certificate");
        DeviceWorld.await("the laptop is nobody's", Duration.ofSeconds(10), () -> world.office
                .desk()
                .detail(OFFICER, BODY, id)
                .device()
                .person()
                .isEmpty());
        assertThat(world.office
                        .desk()
                        .list(BODY, Map.of("state", "gone"), Optional.empty(), 10)
                        .items())
                .singleElement()
                .satisfies(gone -> assertThat(gone.ended().orElseThrow().why()).isEqualTo("left"));
    }

    @Test
    void anAgentsKey_isWorthNothingOnAnotherDevice() throws Exception {
        Path one = enrolled("one", "managed");
        Path other = enrolled("other", "managed");
        String key = key(one);
        key(other);

        assertThat(said(other, key, "\"storage.encrypted\":\"1\"")).isEqualTo("200");
        assertThat(Files.readString(other.resolve("answer"))).isEqualTo("{\"node_invalid\":true}");
        assertThat(world.facts(one)).containsExactly("certificate");
        assertThat(world.facts(other)).containsExactly("certificate");
        assertThat(told(one, "config", "{\"node_key\":\"" + key + "\"}")).isEqualTo("200");
        assertThat(Files.readString(one.resolve("answer")))
                .contains("SELECT 1;")
                .doesNotContain("SELECT 2;");
    }

    @Test
    void whoIsAskedToLookAgain_isAskedOnce_andHurries() throws Exception {
        Path device = enrolled("one", "managed");
        String read = "{\"node_key\":\"" + key(device) + "\"}";

        told(device, "read", read);
        assertThat(Files.readString(device.resolve("answer")))
                .contains("SELECT 1;")
                .contains("accelerate");
        told(device, "read", read);
        assertThat(Files.readString(device.resolve("answer")))
                .contains("\"queries\":{}")
                .contains("accelerate");
        world.ahead.set(Duration.ofMinutes(3));
        told(device, "read", read);
        assertThat(Files.readString(device.resolve("answer"))).isEqualTo("{\"queries\":{},\"node_invalid\":false}");

        world.office.desk().recheck(STAFF, BODY, id(device));
        told(device, "read", read);
        assertThat(Files.readString(device.resolve("answer"))).contains("SELECT 1;");
    }
}
