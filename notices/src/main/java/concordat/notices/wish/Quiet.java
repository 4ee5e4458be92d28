package concordat.notices.wish;

import java.time.LocalTime;

/// Hours in which nothing is sent but emergencies; they may go over midnight.
///
/// @param from first minute of quiet
/// @param until first minute after it; another than `from`
public record Quiet(LocalTime from, LocalTime until) {

    public Quiet {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "quiet from " + from + " until " + until + " is no time, or all; turn mail off in place of it");
        }
    }

    boolean covers(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
