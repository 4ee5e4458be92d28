package concordat.bench;

import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.feed.FeedTls;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A network's authority and a folder with what it issues: for each name its certificate, `NAME.pem`, and its key,
/// `NAME.key.pem`.
final class NetworkFiles {

    private static final String AUTHORITY = "ca.pem";

    private final Path folder;
    private final SecureRandom random;
    private final CertificateAuthority authority;

    NetworkFiles(Path folder, SecureRandom random) throws IOException {
        this.folder = folder;
        this.random = random;
        authority = CertificateAuthority.found(NetworkRows.NAME, term(), random);
        Files.writeString(folder.resolve(AUTHORITY), authority.certificatePem());
    }

    Path authority() {
        return folder.resolve(AUTHORITY);
    }

    Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    Path key(String name) {
        return folder.resolve(name + ".key.pem");
    }

    /// @return by what the control plane's end of the feed is known
    FeedTls feed() {
        Credential server = authority.issue(Holder.server("feed", List.of("localhost")), term(), random);
        return new FeedTls(server.chainPem(), server.keyPem(), authority.certificatePem());
    }

    /// @return the row of an environment's device
    CallerRow device(int environment) throws IOException {
        String id = "device-" + environment;
        Credential credential = write(id, authority.issue(Holder.device(id), term(), random));
        return new CallerRow(
                credential.fingerprint(),
                id,
                CallerKind.MANAGED_DEVICE,
                NetworkRows.environmentId(environment),
                NetworkRows.DEVICE_FACTS,
                Long.MAX_VALUE,
                NetworkRows.DEVICE_FACTS,
                Set.of());
    }

    /// Writes what a gateway shows to clients, and as `ID-feed` what it shows to the feed.
    ///
    /// @return the fingerprint of the latter
    String gateway(String id) throws IOException {
        server(id);
        return write(id + "-feed", authority.issue(Holder.gateway(id), term(), random))
                .fingerprint();
    }

    /// For another's server of the service's name.
    void server(String name) throws IOException {
        write(name, authority.issue(Holder.server(name, List.of("localhost", NetworkRows.HOST)), term(), random));
    }

    private Credential write(String name, Credential credential) throws IOException {
        Files.writeString(certificate(name), credential.chainPem());
        Files.writeString(key(name), credential.keyPem());
        return credential;
    }

    private Term term() {
        Instant now = Instant.now();
        return Term.fresh(now, now.plus(Duration.ofDays(1)), random);
    }
}
