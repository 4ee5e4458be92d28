package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The notices of one act while they are being written.
final class Draft {

    private final Programme programme;
    private final People people;
    private final Entry entry;
    private final List<Notice> notices = new ArrayList<>();

    Draft(Programme programme, People people, Entry entry) {
        this.programme = programme;
        this.people = people;
        this.entry = entry;
    }

    Programme programme() {
        return programme;
    }

    Entry entry() {
        return entry;
    }

    BodyId bodyOf(EnvironmentId environment) {
        return programme.environment(environment).orElseThrow().act().body();
    }

    /// Tells it because of this act; whoever did the act knows.
    void tell(NoticeKind kind, To to, About about) {
        String whom = to.audience().name().toLowerCase(java.util.Locale.ROOT)
                + to.body().map(b -> "/" + b).orElse("")
                + about.environment().map(e -> "/" + e).orElse("");
        String key = "act/" + entry.position() + "/" + kind.word() + "/" + whom
                + (to.people().isEmpty() ? "" : "/" + to.people().iterator().next());
        tell(key, kind, to, about);
    }

    /// Tells it once a day, however many acts of the day bring it up.
    ///
    /// @param between of what with what
    void tellOnceToday(NoticeKind kind, String between, To to, About about) {
        String day = entry.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
        tell(kind.word() + "/" + between + "/" + day, kind, to, about);
    }

    /// Tells it once under a key of its own, whichever act brings it up.
    void tell(String key, NoticeKind kind, To to, About about) {
        Set<PersonId> reached = new HashSet<>(people.reached(to));
        reached.remove(entry.actor());
        notices.add(new Notice(
                key,
                kind,
                to.audience(),
                entry.at(),
                to.body(),
                about.environment(),
                about.control(),
                about.subject(),
                about.by(),
                about.wholeDay(),
                about.facts(),
                reached));
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }
}
