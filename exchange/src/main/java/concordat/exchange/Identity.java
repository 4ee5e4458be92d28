package concordat.exchange;

import concordat.oscal.make.Documents;
import concordat.oscal.make.StableUuid;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Names in documents of ours.
public final class Identity {

    /// Whose names our own properties are.
    public static final String NS = "https://concordat.invalid/ns/oscal";

    private static final UUID SPACE = UUID.fromString("7d5a0c52-53f5-4c19-9a2c-6a3c0b1e8f47");

    private Identity() {}

    /// The same parts always make the same one.
    public static String uuid(String... parts) {
        StringBuilder name = new StringBuilder();
        for (String part : parts) {
            name.append(part.length()).append(':').append(part);
        }
        return StableUuid.of(SPACE, name.toString()).toString();
    }

    /// @return a property of ours; nothing when the value is blank, which the format cannot say
    public static List<Obj> prop(String name, String value) {
        String flat = value.strip().replaceAll("\\s+", " ");
        return flat.isEmpty() ? List.of() : List.of(Documents.prop(NS, name, flat));
    }

    /// @return the value of a property of ours
    static Optional<String> said(Obj holder, String name) {
        return holder.objects("props").stream()
                .filter(p -> p.says("ns", NS) && p.says("name", name))
                .findFirst()
                .flatMap(p -> p.text("value"));
    }
}
