package concordat.api.view;

import java.util.Optional;

/// That somebody is to tell a body's security events.
///
/// @param issuer as whom it speaks (`iss`)
/// @param audience as whom it speaks to us (`aud`); the network's address when left out
/// @param keys its public keys, as a JWKS
/// @param poll where it is asked; it sends by itself when left out
/// @param secret what it is shown when it is asked, as a bearer token
public record SignalStreamWanted(
        String name,
        String issuer,
        Optional<String> audience,
        String keys,
        Optional<String> poll,
        Optional<String> secret) {

    public SignalStreamWanted {
        audience = Absent.or(audience, Optional.empty());
        poll = Absent.or(poll, Optional.empty());
        secret = Absent.or(secret, Optional.empty());
    }
}
