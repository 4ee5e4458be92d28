package concordat.app.signals;

import concordat.api.view.Page;
import concordat.api.view.SignalEvent;
import concordat.api.view.SignalFault;
import concordat.api.view.SignalMatch;
import concordat.api.view.SignalStreamView;
import concordat.api.view.SignalStreamWanted;
import concordat.app.sending.SecretBox;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.courier.Hook;
import concordat.courier.QuestionCourier;
import concordat.signals.event.TransmitterKeys;
import concordat.store.signals.SignalStore;
import concordat.store.signals.SignalStream;
import concordat.store.signals.SignalStream.Way;
import concordat.store.signals.SignalWish;
import concordat.web.desk.SignalDesk;
import concordat.web.http.Refusal;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Streams of security events from the tables. A stream's token is shown when it is made and never again.
final class StoredSignalDesk implements SignalDesk {

    private static final System.Logger LOG = System.getLogger(StoredSignalDesk.class.getName());
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 300;
    private static final int LONGEST_SECRET = 4_096;
    private static final Set<String> EFFECTS = Set.of("acted", "none", "late");

    private final SignalStore signals;
    private final SignalReceiver receiver;
    private final Subjects subjects;
    private final SecretBox secrets;
    private final QuestionCourier courier;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    private final SecureRandom random;
    private final String network;

    /// @param network where people and transmitters reach the network
    StoredSignalDesk(
            SignalStore signals,
            SignalReceiver receiver,
            Subjects subjects,
            SecretBox secrets,
            QuestionCourier courier,
            BooleanSupplier leads,
            InstantSource clock,
            SecureRandom random,
            String network) {
        this.signals = signals;
        this.receiver = receiver;
        this.subjects = subjects;
        this.secrets = secrets;
        this.courier = courier;
        this.leads = leads;
        this.clock = clock;
        this.random = random;
        this.network = network;
    }

    @Override
    public List<SignalStreamView> streams(BodyId body) {
        return signals.of(body).stream().map(s -> view(s, Optional.empty())).toList();
    }

    private SignalStreamView view(SignalStream one, Optional<String> token) {
        Optional<Way.Polled> polled = one.way() instanceof Way.Polled p ? Optional.of(p) : Optional.empty();
        return new SignalStreamView(
                one.id(),
                one.body().value(),
                one.name(),
                one.issuer(),
                one.audience(),
                polled.isPresent() ? "poll" : "push",
                polled.map(Way.Polled::url).orElse(network + "/api/v1/signals/" + one.id()),
                one.createdBy().value(),
                one.createdAt(),
                one.state(),
                one.heardAt(),
                one.refused().count(),
                one.refused().lastAt(),
                one.refused().why(),
                polled.flatMap(Way.Polled::askedAt),
                polled.map(Way.Polled::failures).orElse(0),
                polled.flatMap(Way.Polled::failure),
                token);
    }

    @Override
    public SignalStreamView add(PersonId person, BodyId body, SignalStreamWanted wanted) {
        String name = line("A name", wanted.name(), LONGEST_NAME);
        String issuer = line("An issuer", wanted.issuer(), LONGEST);
        String audience = line("An audience", wanted.audience().orElse(network), LONGEST);
        try {
            TransmitterKeys.read(wanted.keys());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "These keys cannot be used", String.valueOf(e.getMessage()));
        }
        if (wanted.secret().isPresent() && wanted.poll().isEmpty()) {
            throw Refusal.of(
                    422, "A secret for whom?", "It is shown where events are asked for; give `poll`, or leave it out.");
        }
        if (signals.of(body).size() >= MOST) {
            throw Refusal.of(422, "There are many streams already", "Remove one of the " + MOST + " first.");
        }
        String id = "stream-" + random(8);
        Optional<String> token = wanted.poll().isEmpty() ? Optional.of(random(32)) : Optional.empty();
        Instant now = now();
        Way way = wanted.poll().isPresent()
                ? new Way.Polled(
                        address(wanted.poll().get()).toString(),
                        wanted.secret().map(s -> secrets.sealText(id, line("A secret", s, LONGEST_SECRET))),
                        now,
                        Optional.empty(),
                        0,
                        Optional.empty())
                : new Way.Pushed(hash(token.orElseThrow()));
        SignalStream fresh = new SignalStream(
                id,
                body,
                name,
                issuer,
                audience,
                wanted.keys(),
                way,
                person,
                now,
                "enabled",
                Optional.empty(),
                SignalStream.Refused.NONE);
        signals.add(fresh);
        return view(fresh, token);
    }

    private static String line(String what, String text, int longest) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of(422, what + " is one line", "It has 1 to " + longest + " characters.");
        }
        return line;
    }

    private URI address(String text) {
        URI url;
        try {
            url = Hook.address(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "Nobody can be asked there", String.valueOf(e.getMessage()));
        }
        courier.against(url).ifPresent(why -> {
            throw Refusal.of(422, "Nobody may be asked there", why);
        });
        return url;
    }

    private SignalStream own(BodyId body, String stream) {
        return signals.one(stream)
                .filter(s -> s.body().equals(body))
                .orElseThrow(() -> Refusal.notFound("stream", stream));
    }

    @Override
    public void remove(BodyId body, String stream) {
        signals.remove(own(body, stream).id());
    }

    @Override
    public List<SignalMatch> matches(BodyId body, String stream) {
        return signals.matches(own(body, stream).id()).stream()
                .map(m -> new SignalMatch(m.kind(), m.name(), m.id()))
                .toList();
    }

    @Override
    public SignalMatch match(BodyId body, String stream, SignalMatch match) {
        SignalStream own = own(body, stream);
        String name = line("A name", match.name(), LONGEST);
        Optional<String> known =
                switch (match.kind()) {
                    case "device" -> subjects.device(body, match.id());
                    case "person" -> subjects.person(body, match.id()).map(PersonId::value);
                    default ->
                        throw Refusal.of(
                                400, "There is no such kind", "[" + match.kind() + "]; there are device, person.");
                };
        String id = known.orElseThrow(() -> Refusal.of(
                422,
                "The body has no such " + match.kind(),
                match.id() + " is not enrolled at, or does not work for, " + body.value() + "."));
        // addresses of mail mean the same in capitals, and events are compared in small letters
        String kept = name.contains("@") ? name.toLowerCase(java.util.Locale.ROOT) : name;
        signals.match(own.id(), new concordat.store.signals.SignalMatch(match.kind(), kept, id));
        return new SignalMatch(match.kind(), kept, id);
    }

    @Override
    public void unmatch(BodyId body, String stream, String kind, String name) {
        if (!signals.unmatch(own(body, stream).id(), kind, name)) {
            throw Refusal.notFound("name of a " + kind, name);
        }
    }

    @Override
    public Page<SignalEvent> events(BodyId body, Map<String, String> wish, Optional<String> cursor, int limit) {
        String sort = wish.getOrDefault("sort", "-heard");
        if (!sort.equals("heard") && !sort.equals("-heard")) {
            throw Refusal.of(400, "There is no such order", "[" + sort + "]: heard or -heard.");
        }
        Optional<String> effect = Optional.ofNullable(wish.get("effect"));
        effect.filter(e -> !EFFECTS.contains(e)).ifPresent(e -> {
            throw Refusal.of(400, "There is no such effect", "[" + e + "]; there are acted, late, none.");
        });
        Optional<Long> after = cursor.map(c -> {
            if (!c.matches("[0-9]{1,18}")) {
                throw Refusal.of(400, "That is no cursor of ours", c);
            }
            return Long.valueOf(c);
        });
        SignalWish filter = new SignalWish(
                Optional.ofNullable(wish.get("stream")),
                Optional.ofNullable(wish.get("type")),
                Optional.ofNullable(wish.get("subject")),
                effect,
                sort.equals("heard"));
        List<concordat.store.signals.SignalEvent> found = signals.page(body, filter, after, limit + 1);
        List<concordat.store.signals.SignalEvent> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                page.stream().map(StoredSignalDesk::view).toList(),
                found.size() > limit ? Optional.of(String.valueOf(page.getLast().number())) : Optional.empty(),
                Optional.empty());
    }

    private static SignalEvent view(concordat.store.signals.SignalEvent one) {
        return new SignalEvent(
                one.stream(),
                one.event(),
                one.type(),
                one.subject(),
                one.happenedAt(),
                one.heardAt(),
                one.effect(),
                one.said(),
                one.repeats(),
                one.repeatedAt());
    }

    @Override
    public Sent hear(String stream, String token, String event) {
        String shown = hash(token);
        Optional<SignalStream> found = signals.one(stream)
                .filter(s -> s.way() instanceof Way.Pushed pushed
                        && MessageDigest.isEqual(bytes(pushed.tokenHash()), bytes(shown)));
        if (found.isEmpty()) {
            return new Sent.Stranger();
        }
        if (!leads.getAsBoolean()) {
            return new Sent.Busy();
        }
        try {
            return switch (receiver.hear(found.get(), event)) {
                case SignalReceiver.Heard.Taken taken -> new Sent.Taken();
                case SignalReceiver.Heard.Refused refused ->
                    new Sent.Refused(new SignalFault(refused.err(), refused.description()));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the network is stopping
            return new Sent.Busy();
        } catch (IllegalStateException e) {
            // The transmitter holds it, and sends it again.
            LOG.log(Level.WARNING, "an event of " + stream + " could not be taken", e);
            return new Sent.Busy();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String random(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
