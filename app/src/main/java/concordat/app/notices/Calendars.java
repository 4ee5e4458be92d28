package concordat.app.notices;

import concordat.assurance.Programme;
import concordat.assurance.ids.PersonId;
import concordat.notices.calendar.CalendarFeed;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calendars as text, each kept until an act is done or the hour is over: calendar programs fetch often, and
/// to see what is due everywhere takes long. Thread-safe.
final class Calendars {

    /// Of an Authority of usual size and a good many officers; more are made anew each time.
    private static final int MOST = 500;

    private final String network;
    private final Map<Whose, String> kept = new HashMap<>();
    private WeakReference<@Nullable Programme> of = new WeakReference<>(null);
    private Instant hour = Instant.MIN;

    /// @param network address at which people reach the network
    Calendars(String network) {
        this.network = network;
    }

    private record Whose(PersonId person, ZoneId zone) {}

    /// @param programme another one, be it for a text that was erased, gives other calendars
    String of(Programme programme, PersonId person, ZoneId zone, Instant now) {
        Instant begun = now.truncatedTo(ChronoUnit.HOURS);
        Whose whose = new Whose(person, zone);
        synchronized (this) {
            if (of.get() != programme || !hour.equals(begun)) {
                kept.clear();
                of = new WeakReference<>(programme);
                hour = begun;
            }
            String known = kept.get(whose);
            if (known != null) {
                return known;
            }
        }
        String text = new CalendarFeed(programme, zone, network).of(person, now);
        synchronized (this) {
            if (of.get() == programme && hour.equals(begun) && kept.size() < MOST) {
                kept.put(whose, text);
            }
        }
        return text;
    }
}
