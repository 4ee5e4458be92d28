package concordat.app.signals;

import concordat.catalogue.Assurance;
import concordat.rules.Attribute;
import concordat.rules.SourceWords;
import concordat.signals.event.EventReading;
import concordat.signals.event.EventTokens;
import concordat.signals.event.Happening;
import concordat.signals.event.SecurityEvent;
import concordat.signals.event.TransmitterKeys;
import concordat.store.signals.SignalEvent;
import concordat.store.signals.SignalStore;
import concordat.store.signals.SignalStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Takes security events in. What follows from one is done before the event is kept, and the event before it is
/// acknowledged: whatever breaks off between is sent again, and doing it twice changes nothing.
final class SignalReceiver {

    /// What came of an event.
    sealed interface Heard {
        record Taken() implements Heard {}

        /// @param err code of RFC 8935
        record Refused(String err, String description) implements Heard {}
    }

    private record Followed(String effect, String said) {}

    private final SignalStore signals;
    private final Subjects subjects;
    private final DeviceWords devices;
    private final InstantSource clock;
    /// Keys by stream; a stream's never change.
    private final Map<String, TransmitterKeys> keys = new ConcurrentHashMap<>();
    /// Events of one stream one after the other, so that what is newer is known.
    private final Map<String, ReentrantLock> order = new ConcurrentHashMap<>();

    SignalReceiver(SignalStore signals, Subjects subjects, DeviceWords devices, InstantSource clock) {
        this.signals = signals;
        this.subjects = subjects;
        this.devices = devices;
        this.clock = clock;
    }

    /// @param token a security event token
    /// @throws IllegalStateException when it cannot be taken just now
    Heard hear(SignalStream stream, String token) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EventTokens tokens = new EventTokens(
                stream.issuer(),
                stream.audience(),
                keys.computeIfAbsent(stream.id(), id -> TransmitterKeys.read(stream.keys())));
        return switch (tokens.read(token, now)) {
            case EventReading.Refused refused -> {
                signals.refused(stream.id(), now, refused.fault().code() + ": " + refused.description());
                yield new Heard.Refused(refused.fault().code(), refused.description());
            }
            case EventReading.Read read -> {
                ReentrantLock lock = order.computeIfAbsent(stream.id(), id -> new ReentrantLock());
                lock.lockInterruptibly();
                try {
                    take(stream, read.event(), now);
                } finally {
                    lock.unlock();
                }
                yield new Heard.Taken();
            }
        };
    }

    private void take(SignalStream stream, SecurityEvent event, Instant now) throws InterruptedException {
        if (signals.repeated(stream.id(), event.id(), now)) {
            return;
        }
        String subject = event.subject().text();
        Followed followed = signals.newest(stream.id(), event.type(), subject)
                        .filter(newest -> newest.isAfter(event.happenedAt()))
                        .isPresent()
                ? new Followed("late", "something newer of the same kind had come before it")
                : followed(stream, event);
        signals.keep(new SignalEvent(
                0,
                stream.body(),
                stream.id(),
                event.id(),
                event.type(),
                subject,
                event.happenedAt(),
                now,
                followed.effect(),
                followed.said(),
                0,
                Optional.empty()));
    }

    private Followed followed(SignalStream stream, SecurityEvent event) throws InterruptedException {
        Concerned concerned = subjects.concerned(stream, event.subject());
        return switch (event.happening()) {
            case Happening.ComplianceChanged changed -> complied(stream, event, concerned, changed.compliant());
            case Happening.RiskChanged risk
            when risk.principal().equals("device") ->
                told(stream, event, concerned, Attribute.RISK_LEVEL, risk.level());
            case Happening.RiskChanged risk -> unheeded(concerned);
            case Happening.SessionRevoked revoked -> unheeded(concerned);
            case Happening.CredentialChanged changed -> unheeded(concerned);
            case Happening.AccountClosed closed -> unheeded(concerned);
            case Happening.StreamVerified verified -> new Followed("acted", "the stream works");
            case Happening.StreamUpdated updated -> {
                signals.state(stream.id(), updated.status());
                yield new Followed("acted", "the stream is " + updated.status());
            }
            case Happening.Unheeded unheeded -> new Followed("none", "nothing follows from this type");
        };
    }

    private static Followed unheeded(Concerned concerned) {
        return concerned.devices().isEmpty() && concerned.person().isEmpty()
                ? unknown()
                : new Followed("none", "kept on record; logins run to their own end");
    }

    private static Followed unknown() {
        return new Followed("none", "the body has no such device or person; match the name if it has");
    }

    /// That all is well is believed of a device that is named, or of the one that a person has; of several, it would be
    /// of none in particular.
    private Followed complied(SignalStream stream, SecurityEvent event, Concerned concerned, boolean compliant)
            throws InterruptedException {
        return compliant && !concerned.named() && concerned.devices().size() > 1
                ? new Followed("none", "it does not say which of the person's devices")
                : told(stream, event, concerned, Attribute.COMPLIANT, String.valueOf(compliant));
    }

    private Followed told(
            SignalStream stream, SecurityEvent event, Concerned concerned, Attribute attribute, String word)
            throws InterruptedException {
        SourceWords words = new SourceWords(
                "signal:" + stream.id(),
                Assurance.MANAGER,
                Map.of(attribute, new SourceWords.Said(word, event.happenedAt())));
        List<String> told = new ArrayList<>();
        for (String device : concerned.devices()) {
            if (devices.tell(device, words)) {
                told.add(device);
            }
        }
        return told.isEmpty()
                ? unknown()
                : new Followed("acted", attribute.word() + " is " + word + " of " + String.join(", ", told));
    }
}
