package concordat.cli.findings;

import concordat.api.view.AssetName;

/// Assets in words.
final class Assets {

    private Assets() {}

    /// @return a host by its name alone, anything else with its kind
    static String shown(String key) {
        if (key.equals("unplaced:")) {
            return "not said";
        }
        return key.startsWith("host:") ? key.substring("host:".length()) : key;
    }

    static String why(AssetName name) {
        return shown(name.name()) + " is " + shown(name.sameAs()) + ": the same "
                + switch (name.by()) {
                    case "agent" -> "agent";
                    case "full-name" -> "full name";
                    case "netbios" -> "NetBIOS name";
                    case "mac" -> "network card";
                    case "cloud" -> "cloud id";
                    default -> "address";
                }
                + " " + name.id() + ", since import " + name.report();
    }
}
