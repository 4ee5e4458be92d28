package concordat.app.devices;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.catalogue.PostureTerms;
import concordat.decision.CallerRow;
import concordat.intake.edition.Editions;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Term;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// A network of two bodies with a device office over a real database; devices are folders, and come in by what a person
/// would type: openssl and curl.
final class DeviceWorld implements AutoCloseable {

    static final BodyId BODY = new BodyId("b1");
    static final BodyId OTHER = new BodyId("b2");
    static final PersonId OFFICER = new PersonId("officer");
    static final PersonId STAFF = new PersonId("staff");
    static final PersonId STRANGER = new PersonId("stranger");
    private static final PersonId LEAD = new PersonId("lead");
    private static final NetworkId NETWORK = new NetworkId("sample");

    final Path folder;
    final SecureRandom random = new SecureRandom();
    /// What is added to the machine's time.
    final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    final Map<String, CallerRow> published = new ConcurrentHashMap<>();
    final DeviceOffice office;
    final Stores stores;
    private final EmbeddedPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private Programme programme = Programme.empty(NETWORK);

    /// @param posture by what the edition finds facts out
    DeviceWorld(Path folder, PostureTerms posture) throws IOException {
        this.folder = folder;
        this.postgres = EmbeddedPostgres.start(folder, freePort(), random.generateSeed(24));
        this.stores = Stores.open(postgres.address());
        this.port = freePort();
        act(LEAD, new NetworkFounded(prose("Sample")));
        Edition edition = Editions.modelCode()
                .startingOn(java.time.LocalDate.ofInstant(now(), java.time.ZoneOffset.UTC))
                .knowing(posture);
        act(LEAD, new EditionIssued(edition));
        for (BodyId body : List.of(BODY, OTHER)) {
            act(LEAD, new BodyJoined(body, prose("Body"), "district", "r-" + body.value(), ""));
            act(LEAD, new EnvironmentDeclared(new EnvironmentId("e-" + body.value()), body, prose("Whole")));
        }
        act(LEAD, new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(BODY)));
        act(LEAD, new RoleGranted(STAFF, Role.STAFF, Optional.of(BODY)));
        act(LEAD, new RoleGranted(STRANGER, Role.SECURITY_OFFICER, Optional.of(OTHER)));
        Instant machine = Instant.now();
        CertificateAuthority authority = CertificateAuthority.found(
                NETWORK.value(),
                new Term(BigInteger.TEN, machine.minusSeconds(60), machine.plus(Duration.ofDays(3_650))),
                random);
        Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        this.office = new DeviceOffice(
                new DeviceOffice.Ground(
                        vertx,
                        stores,
                        NETWORK,
                        () -> programme,
                        () -> true,
                        this::now,
                        Instant::now,
                        random,
                        authority,
                        port,
                        java.net.URI.create("http://127.0.0.1:1"),
                        Optional.empty()),
                (rows, removed) -> {
                    rows.forEach(row -> published.put(row.fingerprint(), row));
                    removed.forEach(published::remove);
                });
        office.start();
    }

    Instant now() {
        return Instant.now().plus(ahead.get());
    }

    /// Somebody leaves a body.
    void leaves(PersonId person) {
        act(LEAD, new RoleEnded(person, Role.STAFF, Optional.of(BODY)));
        office.roleEnded(person);
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00".repeat(16));
    }

    private void act(PersonId person, Act act) {
        programme = programme.with(new Entry(NETWORK, programme.nextPosition(), now(), person, act));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    String door() {
        return "https://127.0.0.1:" + port;
    }

    /// What a program said and how it ended.
    record Ran(int status, String said) {}

    /// Runs a program as a device would, with what it is to hear on its standard input.
    Ran run(Path in, String heard, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(heard.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + Arrays.toString(command));
        }
        return new Ran(process.exitValue(), said);
    }

    /// A new device with a key of its own and a request for a certificate.
    Path device(String name) throws IOException, InterruptedException {
        Path device = Files.createDirectories(folder.resolve(name));
        run(device, "", "openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem");
        run(
                device,
                "",
                "openssl",
                "req",
                "-new",
                "-key",
                "key.pem",
                "-subj",
                "/CN=any",
                "-outform",
                "DER",
                "-out",
                "csr");
        run(device, "", "openssl", "base64", "-in", "csr", "-out", "csr.b64");
        return device;
    }

    /// @return the status of the answer, with its text when it is no certificate
    String enrol(Path device, String code) throws IOException, InterruptedException {
        return certificate(
                device,
                curl(
                        device,
                        "user = \"any:" + code + "\"\n",
                        "/.well-known/est/simpleenroll",
                        "-H",
                        "Content-Type: application/pkcs10",
                        "--data-binary",
                        "@csr.b64"));
    }

    String renew(Path device) throws IOException, InterruptedException {
        return certificate(
                device,
                curl(
                        device,
                        "",
                        "/.well-known/est/simplereenroll",
                        "--cert",
                        "cert.pem",
                        "--key",
                        "key.pem",
                        "--data-binary",
                        "@csr.b64"));
    }

    private String certificate(Path device, String status) throws IOException, InterruptedException {
        if (!status.equals("200")) {
            return status + " " + Files.readString(device.resolve("answer")).strip();
        }
        run(device, "", "openssl", "base64", "-d", "-in", "answer", "-out", "answer.p7");
        Ran read = run(
                device,
                "",
                "openssl",
                "pkcs7",
                "-inform",
                "DER",
                "-in",
                "answer.p7",
                "-print_certs",
                "-out",
                "cert.pem");
        return read.status() == 0 ? status : read.said();
    }

    /// @param secret options that are not to be seen in the list of processes
    /// @return the status; the body stands in the device's `answer`
    String curl(Path device, String secret, String path, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("curl", "-sS", "--cacert", "../ca.pem", "--config", "-", "-o", "answer", "-w", "%{http_code}"));
        command.addAll(List.of(options));
        command.add(door() + path);
        return run(device, secret, command.toArray(String[]::new)).said();
    }

    /// @return what gateways have of a device, by the certificate it shows
    Optional<CallerRow> row(Path device) throws IOException, InterruptedException {
        String fingerprint = run(device, "", "openssl", "x509", "-in", "cert.pem", "-noout", "-fingerprint", "-sha256")
                .said()
                .replaceAll(".*=|[^0-9A-Fa-f]", "")
                .toLowerCase(java.util.Locale.ROOT);
        return Optional.ofNullable(published.get(fingerprint));
    }

    List<String> facts(Path device) throws IOException, InterruptedException {
        List<String> names = programme.editionAt(now()).orElseThrow().facts();
        long facts = row(device).map(CallerRow::facts).orElse(0L);
        return names.stream()
                .filter(name -> (facts & 1L << names.indexOf(name)) != 0)
                .toList();
    }

    static void await(String what, Duration most, BooleanSupplier so) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + most + ": " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        office.close();
        stores.close();
        postgres.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
