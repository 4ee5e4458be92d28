package concordat.store.acts;

import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// An object with one member for each component, under its name; all of them, and no other.
final class RecordShape implements Shape {

    private final RecordAccess access;
    private final Shape[] shapes;

    RecordShape(RecordAccess access, Shape[] shapes) {
        this.access = access;
        this.shapes = shapes.clone();
    }

    @Override
    public Json.Obj write(Object value) {
        TreeMap<String, Json> members = new TreeMap<>();
        for (int i = 0; i < shapes.length; i++) {
            members.put(access.name(i), shapes[i].write(access.get(value, i)));
        }
        return new Json.Obj(members);
    }

    @Override
    public Object read(Json json, Proses proses) {
        if (!(json instanceof Json.Obj object)) {
            throw new Misfit("an object should stand here, found " + json.what());
        }
        Map<String, Json> members = object.members();
        Object[] values = new Object[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            Json member = members.get(access.name(i));
            if (member == null) {
                throw new Misfit(access.name(i), "is missing");
            }
            try {
                values[i] = shapes[i].read(member, proses);
            } catch (Misfit e) {
                throw e.under(access.name(i));
            }
        }
        if (members.size() > shapes.length) {
            TreeSet<String> unknown = new TreeSet<>(members.keySet());
            for (int i = 0; i < shapes.length; i++) {
                unknown.remove(access.name(i));
            }
            throw new Misfit(unknown.getFirst(), "is unknown");
        }
        return access.make(values);
    }

    @Override
    public void proses(Object value, Consumer<Prose> into) {
        for (int i = 0; i < shapes.length; i++) {
            shapes[i].proses(access.get(value, i), into);
        }
    }
}
