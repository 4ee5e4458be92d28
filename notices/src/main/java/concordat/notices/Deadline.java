package concordat.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A day or an instant that comes by itself, and of which people are warned.
///
/// @param to everybody who is concerned
/// @param about has a date
/// @param leads days ahead at which people are warned, the nearest first; none when there is no warning
/// @param late what is told once it has passed with nothing done, when something is
/// @param inCalendars whether it stands in calendars
record Deadline(
        NoticeKind kind,
        List<To> to,
        About about,
        List<Integer> leads,
        Optional<NoticeKind> late,
        boolean inCalendars) {

    /// What passed longer ago is no news.
    private static final Duration NEWS = Duration.ofDays(60);

    Deadline {
        to = List.copyOf(to);
        leads = List.copyOf(leads);
        if (about.by().isEmpty()) {
            throw new IllegalArgumentException("deadline " + kind + " of " + about.subject() + " has no date");
        }
    }

    static Deadline of(NoticeKind kind, To to, About about, Integer... leads) {
        return new Deadline(kind, List.of(to), about, List.of(leads), Optional.empty(), true);
    }

    Deadline also(To other) {
        List<To> more = new java.util.ArrayList<>(to);
        more.add(other);
        return new Deadline(kind, more, about, leads, late, inCalendars);
    }

    Deadline orLate(NoticeKind then) {
        return new Deadline(kind, to, about, leads, Optional.of(then), inCalendars);
    }

    Deadline toldOnly() {
        return new Deadline(kind, to, about, leads, late, false);
    }

    Instant by() {
        return about.by().orElseThrow();
    }

    /// @return its last instant
    private Instant over() {
        return about.wholeDay() ? by().plus(Duration.ofDays(1)) : by();
    }

    /// @return what is told at that instant, none when it is too early, or nothing is told any more
    Optional<NoticeKind> told(Instant at) {
        if (!at.isBefore(over())) {
            return late.filter(kindThen -> at.isBefore(over().plus(NEWS)));
        }
        return lead(at).isPresent() ? Optional.of(kind) : Optional.empty();
    }

    /// @return the nearest warning that has been reached, in days
    Optional<Integer> lead(Instant at) {
        return leads.stream()
                .filter(days -> !by().minus(Duration.ofDays(days)).isAfter(at))
                .findFirst();
    }

    /// @return the same for the same thing, whenever it is derived
    String key(To whom) {
        return kind.word() + "/" + about.subject()
                + about.environment().map(e -> "/" + e).orElse("") + "/" + by().getEpochSecond() + "/"
                + whom.audience().name().toLowerCase(java.util.Locale.ROOT)
                + whom.body().map(b -> "/" + b).orElse("")
                + (whom.people().isEmpty() ? "" : "/" + whom.people().iterator().next());
    }

    /// @return the same for the same warning
    String key(To whom, Instant at) {
        boolean over = !at.isBefore(over());
        return key(whom) + "/" + (over ? "late" : lead(at).map(String::valueOf).orElse(""));
    }
}
