package concordat.notices.mail;

/// What stands in a mail.
///
/// @param subject one line
/// @param text lines ended by `\n`
public record Letter(String subject, String text) {

    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("subject is more than one line: " + subject);
        }
    }
}
