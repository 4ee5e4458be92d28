package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What comes by itself as time goes on: of which people are warned, and what stands in their calendars. Pure:
/// reads one version of the programme at one instant.
public final class Deadlines {

    /// Working days to confirm a reliance after a change.

    private final Instant at;
    private final People people;
    private final List<Deadline> all;

    private Deadlines(Programme programme, Instant at, List<Deadline> all) {
        this.at = at;
        this.people = new People(programme);
        this.all = all;
    }

    /// All there are.
    ///
    /// @param at not before the last act, or taken as that
    public static Deadlines of(Programme programme, Instant at) {
        return of(programme, at, body -> true);
    }

    /// @param which of which bodies; what concerns no single body is always there
    static Deadlines of(Programme programme, Instant at, Predicate<BodyId> which) {
        Instant now = programme.latest().filter(at::isBefore).orElse(at);
        List<Deadline> found = new ArrayList<>();
        BodyDeadlines bodies = new BodyDeadlines(programme, now, found);
        programme.bodies().stream().map(b -> b.act().body()).filter(which).forEach(bodies::of);
        SharedDeadlines.of(programme, now, which, found);
        return new Deadlines(programme, now, found);
    }

    /// What is to be told at this instant: the nearest warning of each that has been reached, or that it has passed.
    /// The same warning has the same key whenever it is derived, and nobody is told it twice.
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Deadline deadline : all) {
            deadline.told(at).ifPresent(kind -> {
                Set<PersonId> before = new HashSet<>();
                for (To to : deadline.to()) {
                    Set<PersonId> fresh = people.reached(to);
                    fresh.removeAll(before);
                    before.addAll(fresh);
                    // One that names nobody by now may still go to an address that was registered.
                    if (!fresh.isEmpty() || to.audience() != Audience.PERSON) {
                        notices.add(notice(deadline, kind, deadline.key(to, at), to, fresh));
                    }
                }
            });
        }
        return notices;
    }

    /// What stands in a person's calendar: all that they are to be warned of, however far off, and what is overdue.
    ///
    /// @return with keys that stay while the thing and its date do; the soonest first
    public static List<Notice> calendar(Programme programme, Instant at, PersonId person) {
        Set<BodyId> own = new HashSet<>();
        boolean nation = false;
        for (var held : programme.rolesOf(person)) {
            held.body().ifPresent(own::add);
            nation |= held.body().isEmpty();
        }
        boolean everywhere = nation;
        Deadlines deadlines = of(programme, at, body -> everywhere || own.contains(body));
        List<Notice> events = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Deadline deadline : deadlines.all) {
            Optional<To> as = deadline.inCalendars()
                    ? deadline.to().stream()
                            .filter(to -> deadlines.people.reached(to).contains(person))
                            .findFirst()
                    : Optional.empty();
            as.filter(to -> seen.add(deadline.key(to)))
                    .ifPresent(to -> events.add(
                            deadlines.notice(deadline, deadline.kind(), deadline.key(to), to, Set.of(person))));
        }
        events.sort(java.util.Comparator.comparing((Notice n) -> n.by().orElseThrow())
                .thenComparing(Notice::key));
        return events;
    }

    private Notice notice(Deadline deadline, NoticeKind kind, String key, To to, Set<PersonId> reached) {
        About about = deadline.about();
        return new Notice(
                key,
                kind,
                to.audience(),
                at,
                to.body(),
                about.environment(),
                about.control(),
                about.subject(),
                about.by(),
                about.wholeDay(),
                about.facts(),
                reached);
    }
}
