package concordat.gateway.point;

import java.util.Set;

/// An enforcement point of somebody else's, registered to ask: a proxy, or a service that keeps its own door.
///
/// @param name begins the number in the id of each decision it asks for
/// @param fingerprint lower-case hex SHA-256 of the certificate that it shows
/// @param hosts lower-case, those it may ask about; all others are unknown to it
/// @param stopsDownloads whether it refuses answers that are attachments when a permit obliges it to
/// @param searches whether it may ask who may reach what
public record Point(String name, String fingerprint, Set<String> hosts, boolean stopsDownloads, boolean searches) {

    public Point {
        hosts = Set.copyOf(hosts);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException(
                    "enforcement point " + name + " is not 1 to 32 lower-case letters, digits and hyphens");
        }
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("enforcement point " + name + " has certificate " + fingerprint
                    + "; give the SHA-256 of it as 64 lower-case hex digits");
        }
        for (String host : hosts) {
            if (!host.matches("[a-z0-9._-]{1,253}")) {
                throw new IllegalArgumentException("enforcement point " + name + " has host [" + host + "]");
            }
        }
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("enforcement point " + name + " has no host that it may ask about");
        }
    }
}
