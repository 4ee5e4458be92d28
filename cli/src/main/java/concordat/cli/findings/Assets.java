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
        return why(name.name(), name.sameAs(), name.by(), name.id(), name.report());
    }

    /// @param by agent, full-name, netbios, mac, cloud or address
    static String why(String name, String sameAs, String by, String id, String report) {
        return shown(name) + " is " + shown(sameAs) + ": the same "
                + switch (by) {
                    case "agent" -> "agent";
                    case "full-name" -> "full name";
                    case "netbios" -> "NetBIOS name";
                    case "mac" -> "network card";
                    case "cloud" -> "cloud id";
                    default -> "address";
                }
                + " " + id + ", since import " + report;
    }
}
