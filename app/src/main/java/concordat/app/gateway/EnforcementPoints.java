package concordat.app.gateway;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.app.settings.WholeFile;
import concordat.feed.Ed25519Key;
import concordat.gateway.point.Point;
import concordat.gateway.point.PointSettings;
import concordat.gateway.point.Points;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The enforcement points of others that one gateway of a data folder lets ask.
///
/// ```
///   gateway-1/points.properties            who may ask, as [Points] reads it; the door is shut without it
///   gateway-1/points/NAME/                 point.pem, point.key, point-all.pem, authority.pem for whoever runs NAME
///   gateway-1/decision-point.properties    host, identifier, access-requests; need not be there
///   gateway-1/decision-point.key.pem       signs metadata
/// ```
public final class EnforcementPoints {

    private static final Duration LASTS = Duration.ofDays(397);

    private final GatewayFolder folder;

    private EnforcementPoints(GatewayFolder folder) {
        this.folder = folder;
    }

    /// @param index of the gateway, from 0
    public static EnforcementPoints of(DataFolder data, int index) {
        return of(new GatewayFolder(data, index));
    }

    static EnforcementPoints of(GatewayFolder folder) {
        return new EnforcementPoints(folder);
    }

    /// @return how they reach the gateway; empty when it lets nobody ask
    Optional<PointSettings> settings(Settings settings) throws IOException {
        if (!Files.exists(folder.points())) {
            return Optional.empty();
        }
        Properties said = new Properties();
        if (Files.exists(folder.decisionPoint())) {
            try (Reader in = Files.newBufferedReader(folder.decisionPoint())) {
                said.load(in);
            }
        }
        int port = settings.decisionPort(folder.index());
        return Optional.of(new PointSettings(
                said.getProperty("host", "127.0.0.1"),
                port,
                Optional.of(settings.haproxyPort(folder.index())),
                folder.points(),
                URI.create(said.getProperty("identifier", "https://localhost:" + port)),
                Files.exists(folder.decisionPointKey()) ? Optional.of(folder.decisionPointKey()) : Optional.empty(),
                Optional.ofNullable(said.getProperty("access-requests")).map(URI::create)));
    }

    /// @return those there are, by name
    public List<Point> list() throws IOException {
        return Files.exists(folder.points()) ? Points.in(folder.points()).all() : List.of();
    }

    /// Makes a certificate for one, and lets it ask: a gateway whose door is open already knows of it within a second.
    ///
    /// @param now machine time, by which certificates are judged
    /// @return the folder for whoever runs it
    public Path add(String name, List<String> hosts, boolean stopsDownloads, boolean searches, Instant now)
            throws IOException {
        List<Point> points = new ArrayList<>(list());
        if (points.stream().anyMatch(there -> there.name().equals(name))) {
            throw new IllegalArgumentException("enforcement point " + name + " is there already; remove it first");
        }
        if (!folder.enrolled()) {
            throw new IllegalArgumentException(folder.id() + " is not enrolled yet; start the network once");
        }
        Path keys = folder.data().keys();
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.load(keys.resolve("ca.pem"), keys.resolve("ca.key.pem"));
        Term term = Term.fresh(now, now.plus(LASTS), random);
        Credential issued = authority.issue(Holder.point(name), term, random);
        points.add(new Point(name, issued.fingerprint(), Set.copyOf(hosts), stopsDownloads, searches));
        Path out = folder.pointCertificates().resolve(name);
        Files.createDirectories(out);
        write(out.resolve("point.pem"), issued.chainPem());
        write(out.resolve("point.key"), issued.keyPem());
        write(out.resolve("point-all.pem"), issued.chainPem() + issued.keyPem());
        write(out.resolve("authority.pem"), Files.readString(keys.resolve("ca.pem")));
        if (!Files.exists(folder.decisionPointKey())) {
            Ed25519Key.generate(random).writeTo(folder.decisionPointKey());
        }
        keep(points);
        return out;
    }

    /// Lets one ask no longer, from within a second on.
    public void remove(String name) throws IOException {
        List<Point> points = new ArrayList<>(list());
        if (!points.removeIf(there -> there.name().equals(name))) {
            throw new IllegalArgumentException("there is no enforcement point " + name);
        }
        keep(points);
    }

    private void keep(List<Point> points) throws IOException {
        WholeFile.replace(folder.points(), Points.text(points));
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
