package concordat.assurance;

import concordat.assurance.act.Act;
import java.time.Instant;

/// An act that the rules themselves require.
///
/// @param since when it fell due
/// @param act to be appended by [Programme#CLOCKWORK]
public record Due(Instant since, Act act) {}
