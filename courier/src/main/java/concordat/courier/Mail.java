package concordat.courier;

import java.time.Instant;

/// One mail.
///
/// @param id becomes its Message-ID, so that sending it again is the same mail
/// @param subject one line
/// @param text plain, lines ended by `\n`
public record Mail(String id, String to, String subject, String text, Instant at) {

    public Mail {
        if (!id.matches("[A-Za-z0-9.-]{1,100}")) {
            throw new IllegalArgumentException("mail's id is [" + id + "]");
        }
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("mail " + id + " has a line end in its head");
        }
    }
}
