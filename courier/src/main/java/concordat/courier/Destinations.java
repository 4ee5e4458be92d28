package concordat.courier;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/// Looks up where a request would go, and whether it may.
final class Destinations {

    private static final System.Logger LOG = System.getLogger(Destinations.class.getName());

    private final AddressRule rule;

    Destinations(AddressRule rule) {
        this.rule = rule;
    }

    /// @return what stands against an address, none when nothing does
    Optional<String> against(URI url) {
        return switch (resolved(url)) {
            case Resolved.Found found -> Optional.empty();
            case Resolved.Closed closed -> Optional.of(closed.why());
        };
    }

    /// Where a name leads.
    sealed interface Resolved {
        record Found(InetAddress address) implements Resolved {}

        record Closed(String why) implements Resolved {}
    }

    /// All addresses of a name must be open, so that a name cannot be open when looked at and closed when used.
    Resolved resolved(URI url) {
        String host = url.getHost().replaceAll("^\\[|]$", "");
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return closed(host, "is not known");
        }
        for (InetAddress address : all) {
            if (!rule.allows(address)) {
                return closed(host, "is at " + address.getHostAddress());
            }
            if (url.getScheme().equals("http") && !rule.named(address)) {
                return new Resolved.Closed("it is not https; notices go over TLS");
            }
        }
        return new Resolved.Found(all[0]);
    }

    /// Says the same of a name that is not known and of one within a network: whoever registers addresses shall not
    /// learn from us what only we can look up. The operator finds in the log which it was.
    private static Resolved closed(String host, String found) {
        LOG.log(Level.INFO, "nothing may be sent to {0}: it {1}", host, found);
        return new Resolved.Closed("nothing may be sent to " + host + ": it is not known, or is within a network;"
                + " whoever runs this network can name it with webhook-allow");
    }
}
