package concordat.store.acts;

import concordat.assurance.act.Act;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which body an act concerns. The act's own body where it names one; else the body of the first thing it names that
/// an earlier act has tied to a body, as an environment is by its declaration and a case by its environment. People
/// are not followed: one person may act for several bodies.
///
/// Not safe to share between threads.
public final class ConcernedBodies {

    private final @Nullable ConcernedBodies before;
    private final Map<Object, BodyId> bodies = new HashMap<>();
    private final Map<Class<?>, RecordAccess> records;

    /// Of a ledger that holds nothing.
    public ConcernedBodies() {
        this(null, new HashMap<>());
    }

    private ConcernedBodies(@Nullable ConcernedBodies before, Map<Class<?>, RecordAccess> records) {
        this.before = before;
        this.records = records;
    }

    /// @return a view that learns on its own; forget it when the batch fails, [#keep] it when the batch is durable
    public ConcernedBodies tentative() {
        return new ConcernedBodies(this, records);
    }

    /// Takes over what a tentative view of this has learnt.
    public void keep(ConcernedBodies learnt) {
        if (learnt.before != this) {
            throw new IllegalArgumentException("the view is not of these bodies");
        }
        bodies.putAll(learnt.bodies);
    }

    /// Learns from the next act of the ledger.
    ///
    /// @return the body it concerns, empty when it concerns none or all
    public Optional<BodyId> learn(Act act) {
        List<Object> named = named(act);
        BodyId body = concerned(named);
        if (body == null) {
            return Optional.empty();
        }
        for (Object id : named) {
            if (!(id instanceof BodyId) && find(id) == null) {
                bodies.put(id, body);
            }
        }
        return Optional.of(body);
    }

    private @Nullable BodyId concerned(List<Object> named) {
        for (Object id : named) {
            if (id instanceof BodyId body) {
                return body;
            }
        }
        for (Object id : named) {
            BodyId body = find(id);
            if (body != null) {
                return body;
            }
        }
        return null;
    }

    private @Nullable BodyId find(Object id) {
        BodyId body = bodies.get(id);
        return body != null || before == null ? body : before.find(id);
    }

    /// @return the ids the act names, one by one or optionally, in the order of its components
    private List<Object> named(Act act) {
        RecordAccess access = records.computeIfAbsent(act.getClass(), RecordAccess::new);
        List<Object> named = new ArrayList<>(4);
        for (int i = 0; i < access.size(); i++) {
            Object value = access.get(act, i);
            if (value instanceof Optional<?> optional) {
                optional.filter(present -> isId(present.getClass())).ifPresent(named::add);
            } else if (isId(value.getClass())) {
                named.add(value);
            }
        }
        return named;
    }

    private static boolean isId(Class<?> type) {
        return type.getPackage() == BodyId.class.getPackage() && type != PersonId.class;
    }
}
