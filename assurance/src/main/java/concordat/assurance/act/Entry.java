package concordat.assurance.act;

import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// An act as it stands in the ledger.
///
/// @param position dense, from 0
/// @param at whole microseconds, never before the entry before it
public record Entry(NetworkId network, long position, Instant at, PersonId actor, Act act) {}
