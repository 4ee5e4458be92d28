package concordat.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be said of a device, whoever says it. Its word is what rules name, and the column in which agents answer.
public enum Attribute {
    /// Which system runs, such as `debian`, `windows`, `macos`, `ios`, `android`; lower case.
    OS_NAME("os.name", Kind.WORD),
    /// Its version, digits joined by dots.
    OS_VERSION("os.version", Kind.TEXT),
    /// How many days old the oldest of its maker's fixes for security is that is not in; 0 when all are.
    DAYS_BEHIND("updates.daysBehind", Kind.NUMBER),
    /// How many fixes for security wait to be put in.
    UPDATES_WAITING("updates.waiting", Kind.NUMBER),
    STORAGE_ENCRYPTED("storage.encrypted", Kind.FLAG),
    /// Whether it locks by itself and takes a secret to open.
    SCREEN_LOCKS("screen.locks", Kind.FLAG),
    /// Whether malware protection runs and is current.
    PROTECTION_RUNNING("protection.running", Kind.FLAG),
    FIREWALL_ON("firewall.on", Kind.FLAG),
    /// Whether the platform's own safeguards are all in place.
    PLATFORM_INTACT("platform.intact", Kind.FLAG),
    /// Whether it starts only what its maker or the body signed.
    BOOT_SECURE("boot.secure", Kind.FLAG),
    /// Whether only approved programs run.
    APPS_TRUSTED("apps.trusted", Kind.FLAG),
    /// Whether the body manages it.
    MANAGED("management.managed", Kind.FLAG),
    /// Whether what manages it finds it as it should be.
    COMPLIANT("management.compliant", Kind.FLAG),
    /// How likely it is, as what manages it finds, that others are in it: `low`, `medium` or `high`.
    RISK_LEVEL("risk.level", Kind.WORD),
    /// Whether the body's container, with work data inside, is on it.
    CONTAINER("container.present", Kind.FLAG),
    /// Whether it is kept for administration alone.
    ADMINISTRATION("use.administration", Kind.FLAG);

    private enum Kind {
        FLAG(SimpleType.BOOL),
        NUMBER(SimpleType.INT),
        TEXT(SimpleType.STRING),
        WORD(SimpleType.STRING);

        private final CelType type;

        Kind(CelType type) {
            this.type = type;
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final int LONGEST = 200;

    private final String word;
    private final Kind kind;

    Attribute(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /// @return as rules name it
    public String word() {
        return word;
    }

    CelType type() {
        return kind.type;
    }

    /// @return the attribute of that word
    public static Optional<Attribute> of(String word) {
        return List.of(values()).stream().filter(a -> a.word.equals(word)).findFirst();
    }

    /// What a source wrote, in the one form in which it is kept: agents write `1` for true, and numbers as text.
    ///
    /// @return empty when it says nothing of this
    public Optional<String> read(String written) {
        String text = written.strip();
        return switch (kind) {
            case FLAG -> flag(text.toLowerCase(Locale.ROOT));
            case NUMBER ->
                NUMBER.matcher(text).matches() ? Optional.of(Long.toString(Long.parseLong(text))) : Optional.empty();
            case TEXT, WORD ->
                Optional.of(kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text)
                        .filter(t -> !t.isEmpty() && t.length() <= LONGEST);
        };
    }

    private static Optional<String> flag(String text) {
        return switch (text) {
            case "1", "true", "yes", "on" -> Optional.of("true");
            case "0", "false", "no", "off" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    /// @param kept from [#read]
    /// @return as expressions take it
    Object value(String kept) {
        return switch (kind) {
            case FLAG -> Boolean.valueOf(kept);
            case NUMBER -> Long.valueOf(kept);
            case TEXT, WORD -> kept;
        };
    }
}
