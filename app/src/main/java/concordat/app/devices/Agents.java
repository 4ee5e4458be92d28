package concordat.app.devices;

import concordat.assurance.Programme;
import concordat.catalogue.Assurance;
import concordat.catalogue.Edition;
import concordat.catalogue.PostureQuery;
import concordat.rules.Attribute;
import concordat.rules.SourceWords;
import concordat.rules.SourceWords.Said;
import concordat.signals.osquery.AgentMessage;
import concordat.signals.osquery.AgentProtocol;
import concordat.store.devices.Device;
import concordat.store.devices.DeviceStore;
import concordat.store.devices.Held;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// osquery's agents on enrolled devices. An agent is let in by the certificate of its device, which it shows on every
/// connection, and by a key of its own, which it gets when it comes: the one without the other is nobody. On a
/// device that the body manages, its word is an agent's; on a personal one no more than the device's own.
final class Agents {

    static final String SOURCE = "osquery";

    /// For how long an agent asks again at once while somebody puts something right.
    private static final Duration SOON = Duration.ofMinutes(2);

    private final DeviceStore devices;
    private final Reports reports;
    private final Supplier<Programme> programme;
    private final InstantSource clock;
    private final EnrolmentSecrets secrets;
    private final AgentProtocol protocol = new AgentProtocol();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Recheck> rechecks = new ConcurrentHashMap<>();

    /// A device by the hash of its agent's key.
    private record Known(String device, boolean managed, String platform) {}

    /// @param until when the agent need no longer hurry
    /// @param asked whether it was given the questions since they were wanted
    private record Recheck(Instant until, boolean asked) {}

    Agents(
            DeviceStore devices,
            Reports reports,
            Supplier<Programme> programme,
            InstantSource clock,
            EnrolmentSecrets secrets) {
        this.devices = devices;
        this.reports = reports;
        this.programme = programme;
        this.clock = clock;
        this.secrets = secrets;
    }

    /// What an agent asks of us.
    enum Call {
        ENROL,
        CONFIG,
        LOG,
        READ,
        WRITE
    }

    /// @param device whose certificate the agent shows
    CompletionStage<Reply> answer(Call call, String device, byte[] body) {
        AgentMessage message =
                switch (call) {
                    case ENROL -> protocol.enrol(body);
                    case CONFIG, READ -> protocol.ask(body);
                    case LOG -> protocol.logged(body);
                    case WRITE -> protocol.answered(body);
                };
        return switch (message) {
            case AgentMessage.Bad bad -> CompletableFuture.completedFuture(Reply.text(400, bad.why()));
            case AgentMessage.Enrol ignored -> done(protocol.enrolled(enrolled(device)));
            case AgentMessage.Ask ask -> done(asked(call, device, ask.nodeKey()));
            case AgentMessage.Tell tell -> told(device, tell);
        };
    }

    private static CompletionStage<Reply> done(byte[] body) {
        return CompletableFuture.completedFuture(Reply.json(200, body));
    }

    private String enrolled(String device) {
        String key = secrets.agentKey();
        devices.addAgent(EnrolmentSecrets.hash(key), device, clock.instant());
        known.values().removeIf(k -> k.device().equals(device));
        recheck(device); // all it has to say is wanted at once
        return key;
    }

    /// @return the device, when the key is that of the agent on the device whose certificate was shown
    private Optional<Known> known(String device, String key) {
        String hash = EnrolmentSecrets.hash(key);
        Known found = known.get(hash);
        if (found == null) {
            found = devices.agent(hash)
                    .flatMap(devices::find)
                    .map(Held::device)
                    .filter(d -> d.ended().isEmpty())
                    .map(d -> new Known(d.id(), d.managed(), d.platform()))
                    .orElse(null);
            if (found == null) {
                return Optional.empty();
            }
            known.put(hash, found);
        }
        return Optional.of(found).filter(k -> k.device().equals(device));
    }

    private byte[] asked(Call call, String device, String key) {
        Optional<Known> agent = known(device, key);
        if (agent.isEmpty()) {
            return protocol.unknown();
        }
        String platform = agent.get().platform();
        if (call == Call.CONFIG) {
            return protocol.schedule(queries(), platform);
        }
        Recheck recheck = rechecks.get(device);
        Instant now = clock.instant();
        if (recheck == null || !now.isBefore(recheck.until())) {
            rechecks.remove(device);
            return protocol.questions(List.of(), platform, Duration.ZERO);
        }
        rechecks.put(device, new Recheck(recheck.until(), true));
        return protocol.questions(
                recheck.asked() ? List.of() : queries(), platform, Duration.between(now, recheck.until()));
    }

    private List<PostureQuery> queries() {
        return programme
                .get()
                .editionAt(clock.instant())
                .map(Edition::posture)
                .map(p -> p.queries())
                .orElse(List.of());
    }

    private CompletionStage<Reply> told(String device, AgentMessage.Tell tell) {
        Optional<Known> agent = known(device, tell.nodeKey());
        if (agent.isEmpty()) {
            return done(protocol.unknown());
        }
        Map<Attribute, Said> words = words(tell.rows(), clock.instant());
        if (words.isEmpty()) {
            return done(protocol.taken());
        }
        Assurance assurance = agent.get().managed() ? Assurance.AGENT : Assurance.SELF;
        return reports.take(device, new SourceWords(SOURCE, assurance, words)).thenApply(outcome -> switch (outcome) {
            case TAKEN -> Reply.json(200, protocol.taken());
            case UNKNOWN -> Reply.json(200, protocol.unknown());
            case BUSY -> Reply.text(503, "Busy; send it again.");
        });
    }

    /// A clock that is ahead says nothing of the future; one that tells no time is taken to mean now.
    private static Map<Attribute, Said> words(List<AgentMessage.Row> rows, Instant now) {
        Map<Attribute, Said> words = new HashMap<>();
        for (AgentMessage.Row row : rows) {
            Instant at = row.at().equals(Instant.EPOCH) || row.at().isAfter(now) ? now : row.at();
            row.columns().forEach((column, value) -> Attribute.of(column).ifPresent(attribute -> attribute
                    .read(value)
                    .ifPresent(text -> words.merge(
                            attribute,
                            new Said(text, at),
                            (old, fresh) -> fresh.at().isBefore(old.at()) ? old : fresh))));
        }
        return words;
    }

    /// Has the agent look again now, and go on asking for a while whether it should.
    void recheck(String device) {
        rechecks.put(device, new Recheck(clock.instant().plus(SOON), false));
    }

    /// A device has gone.
    void forget(Device device) {
        known.values().removeIf(k -> k.device().equals(device.id()));
        rechecks.remove(device.id());
    }
}
