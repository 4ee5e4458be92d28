package concordat.demo;

import concordat.api.ApiClient;
import concordat.api.ApiJson;
import concordat.api.view.Accepted;
import concordat.api.view.DeviceLine;
import concordat.demo.network.Body;
import concordat.demo.network.Country;
import concordat.demo.network.Devices;
import concordat.demo.network.Plan;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Sends the devices, each line made when it is its turn: three million take no more memory than three.
final class DeviceSender {

    /// Few requests, since a control plane publishes its whole snapshot after each large one.
    private static final int AT_ONCE = 1_000_000;

    private static final int TOLD_EVERY = 250_000;

    /// The first numbers go to those that visitors are shown.
    private static final int EXAMPLES = 3;

    private final ApiClient api;
    private final Country country;
    private final UnaryOperator<String> keys;
    private final Map<String, String> fingerprints;
    private final MakerSettings settings;
    private final Devices devices;

    /// @param keys makes a step's idempotency key
    /// @param fingerprints of the certificates that are real, by the name of their files
    DeviceSender(
            ApiClient api,
            Country country,
            UnaryOperator<String> keys,
            Map<String, String> fingerprints,
            MakerSettings settings) {
        this.api = api;
        this.country = country;
        this.keys = keys;
        this.fingerprints = Map.copyOf(fingerprints);
        this.settings = settings;
        this.devices = new Devices(country);
    }

    /// @return how many were taken
    long send() throws IOException, InterruptedException {
        Instant begun = settings.clock().instant();
        long sent = send("own", new Lines(examples().iterator(), 0, begun));
        int drawn = Math.max(0, settings.devices() - EXAMPLES);
        for (int from = 0; from < drawn; from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, drawn);
            Iterator<Devices.Device> some =
                    IntStream.range(from, to).mapToObj(devices::device).iterator();
            sent += send(String.valueOf(from), new Lines(some, from, begun));
        }
        settings.told("devices and ways out: " + sent, begun);
        return sent;
    }

    private int send(String step, Lines lines) throws IOException, InterruptedException {
        return api.post(
                        "/devices",
                        "application/x-ndjson",
                        HttpRequest.BodyPublishers.ofInputStream(() -> new LineStream(lines)),
                        keys.apply("devices-" + step),
                        Accepted.class)
                .accepted();
    }

    private List<Devices.Device> examples() {
        Body holder = country.examples().holder();
        Body lacker = country.examples().lacker();
        Plan plan = country.plan();
        List<Devices.Device> own = new ArrayList<>(List.of(
                Devices.healthy(plan, "d-managed", fingerprint(DemoFiles.MANAGED), holder.main()),
                Devices.unkept(plan, "d-personal", fingerprint(DemoFiles.PERSONAL), holder.main()),
                Devices.healthy(plan, "d-lacking", fingerprint(DemoFiles.LACKING), lacker.main())));
        for (Body body : country.bodies()) {
            for (String environment : body.environments()) {
                Devices.Device egress = devices.egress(environment);
                own.add(environment.equals(holder.main()) ? egress.under(fingerprint(DemoFiles.EGRESS)) : egress);
            }
        }
        return own;
    }

    private String fingerprint(String name) {
        return Optional.ofNullable(fingerprints.get(name)).orElseThrow();
    }

    private static byte[] line(Devices.Device device) {
        byte[] json = ApiJson.write(new DeviceLine(
                device.fingerprint(),
                device.id(),
                device.kind(),
                device.environment(),
                device.facts(),
                Optional.of(device.until())));
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /// Writes devices as lines and tells how far it is.
    private final class Lines implements Iterator<byte[]> {

        private final Iterator<Devices.Device> devices;
        private final Instant begun;
        private int count;

        Lines(Iterator<Devices.Device> devices, int before, Instant begun) {
            this.devices = devices;
            this.count = before;
            this.begun = begun;
        }

        @Override
        public boolean hasNext() {
            return devices.hasNext();
        }

        @Override
        public byte[] next() {
            if (++count % TOLD_EVERY == 0) {
                settings.told("devices: " + count + " so far", begun);
            }
            return line(devices.next());
        }
    }
}
