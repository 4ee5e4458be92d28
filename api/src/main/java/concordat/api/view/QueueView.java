package concordat.api.view;

import java.util.Optional;

/// The assessors' queue in figures.
///
/// @param waiting packs that wait for somebody at the Authority
/// @param oldestDays whole days the one signed first has lain there
/// @param concluded in the last 28 days
/// @param daysToClear until the last that waits now is concluded, at the rate of the last 28 days; none when nothing
///     was concluded in them
/// @param late past the service level of their edition
/// @param serviceLevel of the edition that counts now, in working days
public record QueueView(
        int waiting,
        Optional<Integer> oldestDays,
        int concluded,
        Optional<Integer> daysToClear,
        int late,
        int serviceLevel) {}
