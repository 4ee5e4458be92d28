package concordat.api.view;

import java.util.Optional;

/// What somebody wants sent by mail, and when.
///
/// @param address none when nothing is sent
/// @param emergency `off` or `each`
/// @param act `off`, `each`, `daily` or `weekly`
/// @param know as `act`
/// @param quietFrom for example `20:00`; from then until `quietUntil` nothing is sent but emergencies
/// @param zone in which these times are meant, for example `Europe/London`
/// @param mail whether this network sends mail; told, never taken
public record WishesView(
        Optional<String> address,
        String emergency,
        String act,
        String know,
        Optional<String> quietFrom,
        Optional<String> quietUntil,
        String zone,
        Optional<Boolean> mail) {}
