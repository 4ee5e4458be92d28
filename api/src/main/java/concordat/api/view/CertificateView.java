package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A certificate as everybody in the network may see it.
///
/// @param form `full` or `conditional`
/// @param until first instant at which it no longer counts, extensions included
/// @param state `not-yet`, `in-force`, `expired` or `withdrawn`
/// @param ending shown to the body's own officers and to those who see the nation
public record CertificateView(
        String id,
        String body,
        String bodyName,
        String environment,
        String environmentName,
        String edition,
        String form,
        Instant from,
        Instant until,
        int extendedDays,
        String state,
        Instant issuedAt,
        Optional<Instant> withdrawnAt,
        Optional<CertificateEnding> ending) {}
