package concordat.bench;

import concordat.feed.ClientPace;
import concordat.feed.ClientSettings;
import concordat.feed.FeedClient;
import concordat.feed.FeedClock;
import concordat.feed.FeedTls;
import concordat.feed.NetworkKey;
import concordat.gateway.Gateway;
import concordat.gateway.GatewayParts;
import concordat.gateway.GatewaySettings;
import concordat.gateway.Upstream;
import concordat.gateway.login.Logins;
import concordat.gateway.login.SignIn;
import concordat.records.RecordLog;
import concordat.records.RecordSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/// A real gateway with its end of the feed and its record, from a folder that [LiveNetwork] has filled. A process of
/// its own: `FOLDER ID FEED-PORT PUBLIC-KEY UPSTREAM-PORT EVENT-LOOPS`.
final class GatewayPart {

    private GatewayPart() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String id = args[1];
        GatewaySettings settings = settings(folder, id, args[4], Integer.parseInt(args[5]));
        ClientSettings feedSettings = feed(folder, id, args[2], args[3], ClientPace.standard());
        FeedClock clock = FeedClock.of(InstantSource.system(), System::nanoTime);
        Vertx vertx = Gateway.vertx(settings);
        try (RecordLog records = records(folder, id);
                Gateway gateway = Gateway.start(vertx, settings, parts(clock, records));
                FeedClient feed = new FeedClient(vertx, feedSettings, clock, new SecureRandom(), gateway.sink())) {
            Waiting.of(feed.start());
            gateway.open();
            while (!gateway.status().ready()) {
                Waiting.millis(5);
            }
            Part.serve(Integer.toString(gateway.port()));
        } finally {
            Waiting.of(vertx.close());
        }
    }

    /// @param folder that [NetworkFiles] has filled
    static GatewaySettings settings(Path folder, String id, String servicePort, int eventLoops) {
        GatewaySettings usual = GatewaySettings.defaults(
                id,
                0,
                folder.resolve(id + ".pem"),
                folder.resolve(id + ".key.pem"),
                folder.resolve("ca.pem"),
                Map.of(NetworkRows.SERVICE, new Upstream("127.0.0.1", Integer.parseInt(servicePort), false)));
        return new GatewaySettings(
                id,
                "127.0.0.1",
                0,
                0,
                usual.certificate(),
                usual.key(),
                usual.clientAuthorities(),
                usual.upstreams(),
                eventLoops,
                usual.contact(),
                // nor do the peers give it to the service
                false,
                usual.limits(),
                usual.point());
    }

    static ClientSettings feed(Path folder, String id, String port, String publicKey, ClientPace pace)
            throws IOException {
        return new ClientSettings(
                NetworkRows.NAME,
                id,
                "localhost",
                Integer.parseInt(port),
                new FeedTls(
                        Files.readString(folder.resolve(id + "-feed.pem")),
                        Files.readString(folder.resolve(id + "-feed.key.pem")),
                        Files.readString(folder.resolve("ca.pem"))),
                Set.of(NetworkKey.parse(publicKey)),
                folder.resolve(id + ".state"),
                false,
                pace);
    }

    static RecordLog records(Path folder, String id) throws IOException {
        return RecordLog.open(RecordSettings.in(folder.resolve(id + "-records")), System::nanoTime);
    }

    static GatewayParts parts(FeedClock clock, RecordLog records) {
        return new GatewayParts(clock, "bench", Logins.none(), SignIn.none(), records);
    }
}
