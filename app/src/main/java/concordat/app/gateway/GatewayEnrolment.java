package concordat.app.gateway;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.Receipt;
import concordat.app.settings.DataFolder;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a gateway's certificates and registers it, once. What it registers is an act as any other.
public final class GatewayEnrolment {

    private static final Duration LASTS = Duration.ofDays(825);

    private final DataFolder data;
    private final ApiClient api;
    private final SecureRandom random;
    private final Instant now;

    /// @param now machine time, by which certificates are judged
    public GatewayEnrolment(DataFolder data, ApiClient api, SecureRandom random, Instant now) {
        this.data = data;
        this.api = api;
        this.random = random;
        this.now = now;
    }

    /// @param names host names that callers reach it by
    public void ensure(GatewayFolder gateway, List<String> names) throws IOException, InterruptedException {
        if (gateway.enrolled()) {
            return;
        }
        Files.createDirectories(gateway.root());
        CertificateAuthority authority = CertificateAuthority.load(
                data.keys().resolve("ca.pem"), data.keys().resolve("ca.key.pem"));
        Credential feed = authority.issue(Holder.gateway(gateway.id()), term(), random);
        Credential server = authority.issue(Holder.server(gateway.id(), names), term(), random);
        write(gateway.feedChain(), feed.chainPem());
        write(gateway.feedKey(), feed.keyPem());
        write(gateway.serverChain(), server.chainPem());
        write(gateway.serverKey(), server.keyPem());
        register(gateway.id(), feed.fingerprint());
        write(gateway.enrolment(), feed.fingerprint() + "\n");
    }

    private void register(String id, String fingerprint) throws IOException, InterruptedException {
        ActProposal act = new ActProposal(
                "gateway-registered", Map.of("gateway", id, "fingerprint", fingerprint), Optional.empty());
        try {
            api.post("/acts", new ActBatch(List.of(act)), "gateway " + fingerprint, Receipt.class);
        } catch (ApiFailure e) {
            throw new IOException("gateway " + id + " could not be registered: " + e.getMessage(), e);
        }
    }

    private Term term() {
        return Term.fresh(now, now.plus(LASTS), random);
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
