package concordat.gateway;

import concordat.decision.CallerRow;
import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The open streams of one event loop: all of them, by caller, by environment, and by the end of their lease.
final class Registry {

    /*
     * A request costs two insertions into linked lists and one into a heap; the maps change with connections only.
     * There is no index by route: routes change with a whole snapshot only, and that decides every stream anew.
     */
    private final Map<String, Caller> callers = new HashMap<>();
    private final Map<String, Set<Caller>> byEnvironment = new HashMap<>();
    private final Leases leases = new Leases();
    private @Nullable OpenStream first;
    private int size;

    Caller join(String fingerprint, byte[] digest, @Nullable Snapshot snapshot) {
        Caller caller = callers.get(fingerprint);
        if (caller == null) {
            caller = new Caller(fingerprint, digest);
            callers.put(fingerprint, caller);
            if (snapshot != null) {
                index(caller, snapshot);
            }
        }
        caller.connections++;
        return caller;
    }

    void leave(Caller caller) {
        if (--caller.connections == 0) {
            callers.remove(caller.fingerprint);
            unindex(caller);
        }
    }

    private void index(Caller caller, Snapshot snapshot) {
        String environment = caller.environmentIn(snapshot);
        if (environment != null && environment.equals(caller.environment)) {
            return;
        }
        unindex(caller);
        if (environment != null) {
            caller.environment = environment;
            byEnvironment.computeIfAbsent(environment, e -> new HashSet<>()).add(caller);
        }
    }

    private void unindex(Caller caller) {
        String environment = caller.environment;
        if (environment == null) {
            return;
        }
        caller.environment = null;
        Set<Caller> others = byEnvironment.get(environment);
        if (others != null) {
            others.remove(caller);
            if (others.isEmpty()) {
                byEnvironment.remove(environment);
            }
        }
    }

    /// Brings the index of environments up to a whole new snapshot.
    void reindex(Snapshot snapshot) {
        callers.values().forEach(caller -> index(caller, snapshot));
    }

    /// Brings the index up to deltas, and finds whom they touch.
    Set<Caller> touchedBy(List<Delta> deltas, Snapshot snapshot) {
        Set<Caller> touched = new LinkedHashSet<>();
        for (Delta delta : deltas) {
            for (CallerRow row : delta.callers()) {
                touch(callers.get(row.fingerprint()), snapshot, touched);
            }
            for (String fingerprint : delta.removedCallers()) {
                touch(callers.get(fingerprint), snapshot, touched);
            }
        }
        for (Delta delta : deltas) {
            for (EnvironmentRow row : delta.environments()) {
                touched.addAll(byEnvironment.getOrDefault(row.id(), Set.of()));
            }
        }
        return touched;
    }

    private void touch(@Nullable Caller caller, Snapshot snapshot, Set<Caller> touched) {
        if (caller != null) {
            index(caller, snapshot);
            touched.add(caller);
        }
    }

    void add(OpenStream stream) {
        stream.registered = true;
        stream.nextOfAll = first;
        if (first != null) {
            first.beforeOfAll = stream;
        }
        first = stream;
        Caller caller = stream.peer.caller;
        OpenStream others = caller.first;
        stream.nextOfCaller = others;
        if (others != null) {
            others.beforeOfCaller = stream;
        }
        caller.first = stream;
        size++;
    }

    /// @return false when it was not there
    boolean remove(OpenStream stream) {
        if (!stream.registered) {
            return false;
        }
        stream.registered = false;
        OpenStream before = stream.beforeOfAll;
        OpenStream next = stream.nextOfAll;
        if (before == null) {
            first = next;
        } else {
            before.nextOfAll = next;
        }
        if (next != null) {
            next.beforeOfAll = before;
        }
        before = stream.beforeOfCaller;
        next = stream.nextOfCaller;
        if (before == null) {
            stream.peer.caller.first = next;
        } else {
            before.nextOfCaller = next;
        }
        if (next != null) {
            next.beforeOfCaller = before;
        }
        leases.remove(stream);
        size--;
        return true;
    }

    void leased(OpenStream stream) {
        if (stream.registered) {
            leases.update(stream);
        }
    }

    @Nullable
    OpenStream firstLease() {
        return leases.first();
    }

    int size() {
        return size;
    }

    /// Visits every stream; the visitor may take out the one it is given.
    void forEach(Consumer<OpenStream> visitor) {
        OpenStream at = first;
        while (at != null) {
            OpenStream next = at.nextOfAll;
            visitor.accept(at);
            at = next;
        }
    }

    /// Visits the streams of one caller; the visitor may take out the one it is given.
    void forEachOf(Caller caller, Consumer<OpenStream> visitor) {
        OpenStream at = caller.first;
        while (at != null) {
            OpenStream next = at.nextOfCaller;
            visitor.accept(at);
            at = next;
        }
    }

    /// @return all streams as they are now, for a walk that pauses
    List<OpenStream> all() {
        List<OpenStream> all = new ArrayList<>(size);
        forEach(all::add);
        return all;
    }
}
