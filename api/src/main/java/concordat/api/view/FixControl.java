package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A control that findings make fail.
///
/// @param findings how many of the fix's do
/// @param failsFrom when the first of them does
/// @param standing how the control stands now
/// @param bitesAt when it closes what rests on it, as far as that is settled
public record FixControl(String control, int findings, Instant failsFrom, String standing, Optional<Instant> bitesAt) {}
