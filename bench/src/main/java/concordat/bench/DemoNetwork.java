package concordat.bench;

import concordat.api.ApiClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A demonstration network that runs in processes of its own.
final class DemoNetwork implements AutoCloseable {

    private static final Duration UP_WITHIN = Duration.ofMinutes(5);
    private static final String SERVICE = "benefits-lookup";
    private static final String PAGE = "/entitlements/10482";

    private final Path folder;
    private final int portBase;
    private final Process up;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private DemoNetwork(Path folder, int portBase, Process up) {
        this.folder = folder;
        this.portBase = portBase;
        this.up = up;
    }

    /// Makes the network, or goes on with it, and waits until it is up.
    ///
    /// @param folder empty, or one that such a network left
    /// @throws IOException when it does not come up
    static DemoNetwork start(Path folder, int portBase, int bodies) throws IOException, InterruptedException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "concordat.app.Main",
                        "up",
                        "--data=" + folder,
                        "--port-base=" + portBase,
                        "--bodies=" + bodies,
                        "--devices=500")
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DemoNetwork network = new DemoNetwork(folder, portBase, process);
        long limit = System.nanoTime() + UP_WITHIN.toNanos();
        while (!Files.readString(log).contains("Up after")) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                network.close();
                throw new IOException("the network did not come up:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
        return network;
    }

    Path folder() {
        return folder;
    }

    /// The one who founded it.
    ApiClient api() throws IOException {
        return new ApiClient(
                web(), Files.readString(folder.resolve("keys/token")).strip());
    }

    /// Where its pages and its API are.
    URI web() {
        return URI.create("http://127.0.0.1:" + (portBase + 80));
    }

    boolean runs() {
        return up.isAlive();
    }

    /// @param name of a process of the network, or `postgres`
    /// @return its id at this moment, 0 when it has none
    long pid(String name) throws IOException {
        Path note = name.equals("postgres")
                ? folder.resolve("postgres/data/postmaster.pid")
                : folder.resolve("run").resolve(name + ".pid");
        if (!Files.exists(note)) {
            return 0;
        }
        String first = Files.readString(note).lines().findFirst().orElse("").strip();
        return first.matches("[0-9]{1,18}") ? Long.parseLong(first) : 0;
    }

    /// Kills as `kill -9` does.
    void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean controlAnswers() throws InterruptedException {
        return answers(web().resolve("/health"));
    }

    boolean gatewayReady() throws InterruptedException {
        return answers(URI.create("http://127.0.0.1:" + (portBase + 700) + "/ready"));
    }

    private boolean answers(URI address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// A managed device of a body that holds every control asks for personal data, over TLS with its certificate.
    ///
    /// @return the status of the answer, 0 when there was none
    int ask() throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(List.of(
                        "curl",
                        "--silent",
                        "--output",
                        "/dev/null",
                        "--max-time",
                        "10",
                        "--write-out",
                        "%{http_code}",
                        "--cacert",
                        "authority.pem",
                        "--cert",
                        "managed.pem",
                        "--key",
                        "managed.key",
                        "-H",
                        "@managed.login",
                        "https://" + SERVICE + ".concordat.localhost:" + (portBase + 443) + PAGE))
                .directory(folder.resolve("keys").resolve("demo").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String status = new String(curl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        curl.waitFor();
        return status.matches("[0-9]{3}") ? Integer.parseInt(status) : 0;
    }

    /// Stops everything in order.
    @Override
    public void close() {
        up.destroy();
        try {
            if (!up.waitFor(90, TimeUnit.SECONDS)) {
                up.destroyForcibly();
            }
        } catch (InterruptedException e) {
            up.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
