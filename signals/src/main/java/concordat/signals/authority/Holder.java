package concordat.signals.authority;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whom a certificate names. The subject says network, kind and an opaque id, and nothing else about anyone: what the
/// holder may do is looked up by the certificate's fingerprint.
///
/// @param names DNS names and IP addresses it answers to; at least one for a server, none for anyone else
public record Holder(Kind kind, String id, List<String> names) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    public Holder {
        checkId(kind.label(), id);
        names = List.copyOf(names);
        if (kind.isServer() == names.isEmpty()) {
            throw new IllegalArgumentException(
                    kind.label() + " " + id + " with names " + names + ": a server needs one, others have none");
        }
    }

    /// What a certificate is for.
    public enum Kind {
        DEVICE,
        WORKLOAD,
        EGRESS,
        GATEWAY,
        /// An enforcement point of somebody else's, which asks a gateway.
        POINT,
        SERVER;

        /// @return as it stands in the subject
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isServer() {
            return this == SERVER;
        }
    }

    public static Holder device(String id) {
        return new Holder(Kind.DEVICE, id, List.of());
    }

    public static Holder workload(String id) {
        return new Holder(Kind.WORKLOAD, id, List.of());
    }

    /// A body's way out to the network.
    public static Holder egress(String id) {
        return new Holder(Kind.EGRESS, id, List.of());
    }

    /// A gateway, as it shows itself to the control plane and to services.
    public static Holder gateway(String id) {
        return new Holder(Kind.GATEWAY, id, List.of());
    }

    /// A proxy or service of somebody else's that asks a gateway what to let through.
    public static Holder point(String id) {
        return new Holder(Kind.POINT, id, List.of());
    }

    /// Anything that is connected to: the control plane, a gateway's own door, a service.
    public static Holder server(String id, List<String> names) {
        return new Holder(Kind.SERVER, id, names);
    }

    static void checkId(String kind, String id) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    kind + " id [" + id + "] is not 1 to 63 lower-case letters, digits, dots and hyphens");
        }
    }
}
