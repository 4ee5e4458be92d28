package concordat.decision;

import java.util.Set;

/// One certificate and what is known of its holder.
///
/// @param fingerprint lower-case hex SHA-256 of the certificate
/// @param id opaque id of the device, workload or egress
/// @param environment id of the environment it calls from
/// @param facts one bit for each fact of the edition that holds now
/// @param changesAt microseconds since the epoch when the first of the facts runs out; [Long#MAX_VALUE] for never
/// @param factsAfter what is left of the facts from then on, until something newer is heard
/// @param services for a workload the services that its agreement names; ignored for others
public record CallerRow(
        String fingerprint,
        String id,
        CallerKind kind,
        String environment,
        long facts,
        long changesAt,
        long factsAfter,
        Set<String> services) {

    public CallerRow {
        services = Set.copyOf(services);
        Fingerprint.requireHex(fingerprint);
        if ((factsAfter & ~facts) != 0) {
            throw new IllegalArgumentException("caller " + id + " gains facts by the passing of time");
        }
    }
}
