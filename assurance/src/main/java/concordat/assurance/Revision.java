package concordat.assurance;

import concordat.assurance.act.Entry;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The next version of a programme while one entry makes it.
final class Revision {
    /*
     * Before the facts of a control change, its tally is struck: what came about since the last time, read from the
     * facts as they were. The same is done for whatever relies on it, directly or through others, since their past
     * is read from the same facts. Afterwards the instants at which Clockwork must look again are reckoned from the
     * new facts. Changed environments are held open until the end, so that an act that touches thirty controls
     * copies the path to its environment once.
     */
    final Programme before;
    final Register now;
    final Entry entry;
    final long at;
    private final Map<EnvironmentId, EnvironmentState> open = new HashMap<>(4);
    private final Map<Touched, Judged> touched = new LinkedHashMap<>(4);

    private record Touched(EnvironmentId environment, int place) {}

    Revision(Programme before, Entry entry, long at) {
        this.before = before;
        this.now = new Register(before.register());
        this.entry = entry;
        this.at = at;
        now.next = entry.position() + 1;
        now.latest = at;
    }

    /// @return the programme with everything that was changed
    Programme finish() {
        flush();
        Programme after = new Programme(before.network(), now);
        wake(after);
        return after;
    }

    /// @param bodies that the act is about; none for the network as a whole
    void note(List<BodyId> bodies) {
        for (BodyId body : bodies) {
            now.acted = now.acted.with(body, entry.position());
        }
        if (bodies.isEmpty()) {
            now.actedOnAll = entry.position();
        }
    }

    void put(EnvironmentId id, EnvironmentState state) {
        open.put(id, state);
    }

    void body(BodyId id, UnaryOperator<BodyState> change) {
        now.bodies = now.bodies.with(id, change.apply(known(now.bodies.get(id), id)));
    }

    void change(EnvironmentId environment, ControlId control, UnaryOperator<ControlState> change) {
        change(environment, place(control), change);
    }

    void change(EnvironmentId id, int place, UnaryOperator<ControlState> change) {
        touch(id, place);
        EnvironmentState state = environment(id);
        open.put(id, state.with(place, change.apply(state.control(place))));
    }

    /// Strikes the tally, once for each act, and returns how the control stood just before the act.
    Judged touch(EnvironmentId id, int place) {
        Touched key = new Touched(id, place);
        Judged known = touched.get(key);
        if (known != null) {
            return known;
        }
        Judged judged = Judge.judge(before, known(before.register().environments.get(id), id), place, at);
        touched.put(key, judged);
        EnvironmentState state = environment(id);
        ControlState control = state.control(place);
        open.put(id, state.with(place, control.tallied(judged.tally())));
        for (EnvironmentId consumer : control.consumers()) {
            touch(consumer, place);
        }
        return judged;
    }

    EnvironmentState environment(EnvironmentId id) {
        EnvironmentState held = open.get(id);
        return held == null ? known(now.environments.get(id), id) : held;
    }

    private void flush() {
        open.forEach((id, state) -> now.environments = now.environments.with(id, state));
        open.clear();
    }

    private void wake(Programme after) {
        for (Touched key : new ArrayList<>(touched.keySet())) {
            EnvironmentState state = environment(key.environment());
            long wakes = Clockwork.wakes(
                    after, known(now.environments.get(key.environment()), key.environment()), key.place(), at);
            open.put(
                    key.environment(),
                    state.with(key.place(), state.control(key.place()).waking(wakes)));
        }
        flush();
    }

    int place(ControlId control) {
        int place = now.timetable.place(control);
        if (place < 0) {
            throw new IllegalArgumentException("entry " + entry.position() + " names unknown control " + control);
        }
        return place;
    }

    <T> T known(@Nullable T thing, Object id) {
        if (thing == null) {
            throw new IllegalArgumentException("entry " + entry.position() + " names unknown " + id);
        }
        return thing;
    }
}
