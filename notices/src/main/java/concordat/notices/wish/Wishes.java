package concordat.notices.wish;

import concordat.notices.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one person wants sent by mail. Nothing is sent to whoever gave no address.
///
/// @param manners one for each severity
/// @param quiet hours in which nothing is sent but emergencies
/// @param zone in which all of this is meant, and in which dates are told
public record Wishes(Optional<String> address, Map<Severity, Manner> manners, Optional<Quiet> quiet, ZoneId zone) {

    /// When digests go: first thing in the morning, weekly ones on Mondays.
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])");

    public Wishes {
        Map<Severity, Manner> all = new EnumMap<>(Severity.class);
        all.putAll(manners);
        if (all.size() != Severity.values().length) {
            throw new IllegalArgumentException("manners " + manners + " leave out a severity");
        }
        Manner emergencies = manners.get(Severity.EMERGENCY);
        if (emergencies == Manner.DAILY || emergencies == Manner.WEEKLY) {
            throw new IllegalArgumentException("emergencies are sent each or not at all, not " + emergencies);
        }
        address.filter(a -> !ADDRESS.matcher(a).matches()).ifPresent(a -> {
            throw new IllegalArgumentException("[" + a + "] is no mail address");
        });
        manners = Collections.unmodifiableMap(all);
    }

    /// What holds for whoever has said nothing: no address, so no mail.
    public static Wishes standard() {
        return new Wishes(
                Optional.empty(),
                Map.of(Severity.EMERGENCY, Manner.EACH, Severity.ACT, Manner.EACH, Severity.KNOW, Manner.DAILY),
                Optional.of(new Quiet(LocalTime.of(20, 0), LocalTime.of(7, 0))),
                ZoneId.of("Europe/London"));
    }

    /// @param severity of a notice
    /// @return how it is sent, `OFF` when there is no address
    public Manner manner(Severity severity) {
        Manner manner = manners.get(severity);
        return address.isEmpty() || manner == null ? Manner.OFF : manner;
    }

    /// When a notice that came about then is to be sent.
    ///
    /// @return none when it is not; never before `at`
    public Optional<Instant> sendAt(Severity severity, Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return switch (manner(severity)) {
            case OFF -> Optional.empty();
            case EACH -> Optional.of(severity == Severity.EMERGENCY ? at : awake(local));
            case DAILY -> Optional.of(awake(morning(local)));
            case WEEKLY -> Optional.of(awake(monday(local)));
        };
    }

    /// @return when the quiet hours end that the instant lies in, none when it lies in none
    public Optional<Instant> quietUntil(Instant at) {
        Instant awake = awake(at.atZone(zone));
        return awake.isAfter(at) ? Optional.of(awake) : Optional.empty();
    }

    private static ZonedDateTime morning(ZonedDateTime local) {
        ZonedDateTime today = local.with(MORNING);
        return today.isAfter(local) ? today : today.plusDays(1);
    }

    private static ZonedDateTime monday(ZonedDateTime local) {
        ZonedDateTime next =
                local.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).with(MORNING);
        return next.isAfter(local) ? next : next.plusWeeks(1);
    }

    /// @return the instant itself, or the end of the quiet hours it lies in
    private Instant awake(ZonedDateTime local) {
        if (quiet.filter(q -> q.covers(local.toLocalTime())).isEmpty()) {
            return local.toInstant();
        }
        ZonedDateTime end = local.with(quiet.get().until());
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }
}
