package concordat.app.up;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Every port that a network wants on this machine, and which part of it wants it.
final class Ports {

    private Ports() {}

    /// @param part as a person would call it
    record Wanted(int number, String part) {

        @Override
        public String toString() {
            return number + " (for the " + part + ")";
        }
    }

    static List<Wanted> of(Settings settings) {
        List<Wanted> all = new ArrayList<>();
        all.add(new Wanted(settings.webPort(), "web"));
        all.add(new Wanted(settings.decisionPort(0), "decision point"));
        if (settings.database().isEmpty()) {
            all.add(new Wanted(settings.databasePort(), "database"));
        }
        all.add(new Wanted(settings.feedPort(), "feed"));
        all.add(new Wanted(settings.devicePort(), "devices"));
        for (int index = 0; index < settings.gateways(); index++) {
            String gateway = settings.gateways() == 1 ? "gateway" : "gateway " + (index + 1);
            all.add(new Wanted(settings.gatewayPort(index), gateway));
            all.add(new Wanted(settings.gatewayHealthPort(index), gateway + "'s health"));
        }
        all.add(new Wanted(settings.samplePort(0), "sample services"));
        return all;
    }

    /// A database server of ours that outlived its owner may hold its port; it is stopped in order when it is started
    /// again.
    ///
    /// @throws StartFailed naming every port that another program has, and what to do
    static void refuseTaken(Settings settings) {
        boolean left = Files.exists(new DataFolder(settings.data()).postmaster());
        List<Wanted> taken = of(settings).stream()
                .filter(port -> !(left && port.number() == settings.databasePort()) && !free(port.number()))
                .toList();
        if (!taken.isEmpty()) {
            throw new StartFailed((taken.size() == 1 ? "port " : "ports ")
                    + taken.stream().map(Wanted::toString).collect(Collectors.joining(", "))
                    + (taken.size() == 1 ? " is" : " are")
                    + " in use by another program (ss -ltnp names it); stop that, or move all ports with --port-base N"
                    + " (now " + settings.portBase() + ")");
        }
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
