package concordat.signals.event;

import java.time.Instant;

/// Something that happened to somebody or something, by the word of one transmitter.
///
/// @param id unique among what the transmitter says (`jti`)
/// @param type the URI of its type
/// @param subject to whom or what it happened
/// @param happenedAt as the transmitter says; when it does not say, the instant at which it said it
public record SecurityEvent(
        String id, String type, Subject subject, Instant issuedAt, Instant happenedAt, Happening happening) {

    private static final int LONGEST = 300;

    public SecurityEvent {
        if (id.isEmpty() || id.length() > LONGEST || type.isEmpty() || type.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the id and the type of an event have 1 to " + LONGEST + " characters each");
        }
    }
}
