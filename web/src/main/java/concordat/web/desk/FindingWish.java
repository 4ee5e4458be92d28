package concordat.web.desk;

import java.time.Instant;
import java.util.Optional;

/// Which findings are asked for, and in which order.
///
/// @param environment only of this one, by its id
/// @param severity the least, lower case; any when left out
/// @param state `open` or `closed`; open when left out
/// @param asset by any of its names, with or without `host:`
/// @param weakness for example `nessus:10863`
/// @param sort `worst`, `due` or `oldest`; worst when left out
public record FindingWish(
        Optional<String> environment,
        Optional<String> severity,
        Optional<String> state,
        Optional<String> asset,
        Optional<String> weakness,
        Optional<String> cve,
        Optional<Instant> dueBefore,
        Optional<String> action,
        Optional<String> fix,
        Optional<String> sort) {}
