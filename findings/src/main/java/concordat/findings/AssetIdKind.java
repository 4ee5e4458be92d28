package concordat.findings;

import java.util.Locale;
import java.util.Optional;

/// By what an asset can be known again, in the order in which it is believed.
public enum AssetIdKind {
    /// What an agent on it calls itself, with the tool whose agent it is before a colon.
    AGENT,
    /// Its full name in the domain name system.
    FULL_NAME,
    /// Its NetBIOS name.
    NETBIOS,
    /// The address of a network card.
    MAC,
    /// What its cloud calls it.
    CLOUD,
    /// An IP address: the first to be given to another.
    ADDRESS;

    private static final int LONGEST_NETBIOS = 15;

    /// For people, after "the same".
    public String words() {
        return switch (this) {
            case AGENT -> "agent";
            case FULL_NAME -> "full name";
            case NETBIOS -> "NetBIOS name";
            case MAC -> "network card";
            case CLOUD -> "cloud id";
            case ADDRESS -> "address";
        };
    }

    /// @return the form in which ids of this kind are compared; empty for what is none, or what many assets
    ///     have at once
    public Optional<String> comparable(String id) {
        String plain = id.strip().toLowerCase(Locale.ROOT);
        return Optional.of(
                        switch (this) {
                            case AGENT, CLOUD -> plain;
                            case FULL_NAME -> fullName(plain);
                            case NETBIOS -> netbios(plain);
                            case MAC -> mac(plain);
                            case ADDRESS -> Addresses.own(plain).orElse("");
                        })
                .filter(form -> !form.isEmpty());
    }

    private static String fullName(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        boolean shared = plain.equals("localhost.localdomain") || plain.startsWith("localhost.");
        return shared || plain.indexOf('.') < 1 || Addresses.own(plain).isPresent() ? "" : plain;
    }

    private static String netbios(String name) {
        String plain = name.substring(name.lastIndexOf('\\') + 1);
        boolean usable = plain.length() <= LONGEST_NETBIOS && plain.indexOf('.') < 0 && !plain.equals("localhost");
        return usable ? plain : "";
    }

    /// What was given out by software (containers and virtual networks do) or to a group is on many machines at once.
    private static String mac(String written) {
        String digits = written.replaceAll("[^0-9a-f]", "");
        if (digits.length() != 12 || digits.equals("000000000000")) {
            return "";
        }
        return (Character.digit(digits.charAt(1), 16) & 3) == 0 ? digits : "";
    }
}
