package concordat.cli.findings;

import concordat.api.view.AssetName;
import concordat.api.view.SayingView;
import java.util.Optional;

/// Assets in words.
final class Assets {

    private static final String UNKNOWN = "a name no longer reported";

    private Assets() {}

    /// @return a host by its name alone, anything else with its kind
    static String shown(String key) {
        if (key.equals("unplaced:")) {
            return "not said";
        }
        return key.startsWith("host:") ? key.substring("host:".length()) : key;
    }

    /// @return why a name is another's: an id, or who said so
    static String why(AssetName name) {
        String same = shown(name.name()) + " is " + shown(name.sameAs()) + ": ";
        if (name.by().equals("person")) {
            return same + name.said().map(said -> said(name, said)).orElse("said by a person");
        }
        return same + "the same "
                + switch (name.by()) {
                    case "agent" -> "agent";
                    case "full-name" -> "full name";
                    case "netbios" -> "NetBIOS name";
                    case "mac" -> "network card";
                    case "cloud" -> "cloud id";
                    default -> "address";
                }
                + " " + name.id().orElse("") + ", since import " + name.report().orElse("");
    }

    private static String said(AssetName name, SayingView said) {
        boolean ofThese = said.one().filter(name.sameAs()::equals).isPresent()
                || said.other().filter(name.sameAs()::equals).isPresent();
        return "said " + (ofThese ? "" : "of " + names(said) + " ") + by(said);
    }

    /// @return what was said of two names, by whom, when and why
    static String said(SayingView said) {
        return names(said) + " are " + (said.assets().equals("one") ? "one asset" : "two assets") + ": said " + by(said)
                + said.takenBackAt()
                        .map(at -> "; taken back by " + said.takenBackBy().orElse("") + " on " + FindingsList.day(at)
                                + said.takenBackBecause().map(r -> ": " + r).orElse(""))
                        .orElse("");
    }

    private static String names(SayingView said) {
        return said.one().map(Assets::shown).orElse(UNKNOWN) + " and "
                + said.other().map(Assets::shown).orElse(UNKNOWN);
    }

    private static String by(SayingView said) {
        return "by " + said.by() + " on " + FindingsList.day(said.at())
                + said.reason().map(r -> ": " + r).orElse("");
    }

    /// @return the command that takes it back, while it counts and reports have both names
    static Optional<String> undo(String body, String environment, SayingView said) {
        if (said.takenBackAt().isPresent()
                || said.one().isEmpty()
                || said.other().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("concordat findings " + (said.assets().equals("one") ? "join " : "apart ") + word(body) + " "
                + word(shown(said.one().get())) + " " + word(shown(said.other().get())) + " --environment "
                + word(environment) + " --undo --reason WORDS");
    }

    /// As a shell takes it for one word.
    private static String word(String text) {
        return text.matches("[A-Za-z0-9._:/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
