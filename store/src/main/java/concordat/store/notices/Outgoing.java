package concordat.store.notices;

import concordat.assurance.ids.PersonId;
import concordat.notices.Notice;
import concordat.notices.Severity;
import concordat.notices.wish.Wishes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What follows from notices for mail and webhooks: which deliveries, when, with what in them.
final class Outgoing {

    /// One delivery to be written.
    ///
    /// @param id the same for the same receiver and moment
    record Planned(
            String id,
            Optional<PersonId> person,
            Optional<String> webhook,
            boolean urgent,
            Instant dueAt,
            List<String> notices) {}

    private final Instant now;
    private final Map<String, Planned> planned = new LinkedHashMap<>();

    Outgoing(Instant now) {
        this.now = now;
    }

    /// What comes to a person for the same moment goes in one letter; emergencies go by themselves.
    void mail(Notice notice, PersonId person, Wishes wishes) {
        wishes.sendAt(notice.severity(), now).ifPresent(due -> {
            boolean urgent = notice.severity() == Severity.EMERGENCY;
            String id = "m-" + hash(person + "/" + due + "/" + urgent + (urgent ? "/" + notice.id() : ""));
            planned.computeIfAbsent(
                            id,
                            i -> new Planned(i, Optional.of(person), Optional.empty(), urgent, due, new ArrayList<>()))
                    .notices()
                    .add(notice.id());
        });
    }

    /// @param hook one that is not of another body
    void hook(Notice notice, Webhook hook) {
        if (hook.wants(notice)) {
            String id = "w-" + hash(hook.id() + "/" + notice.id());
            boolean urgent = notice.severity() == Severity.EMERGENCY;
            planned.put(
                    id, new Planned(id, Optional.empty(), Optional.of(hook.id()), urgent, now, List.of(notice.id())));
        }
    }

    List<Planned> planned() {
        return List.copyOf(planned.values());
    }

    /// Whether a subscriber of the body, or of the Authority when there is none, may be told: as its officers are.
    static boolean concerns(Notice notice, Optional<String> body) {
        Optional<String> whose = notice.body().map(Object::toString);
        return switch (notice.audience()) {
            case OFFICERS, SERVICE_OWNERS -> body.isPresent() && body.equals(whose);
            case AUTHORITY -> body.isEmpty();
            case EVERYBODY -> true;
            case PERSON -> false;
        };
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
