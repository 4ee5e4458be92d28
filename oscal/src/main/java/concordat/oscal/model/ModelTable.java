package concordat.oscal.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The table of all types, from `models.txt` beside this class, which says how it is to be read.
public final class ModelTable {

    private static final ModelTable TABLE = new ModelTable(lines());

    private final Map<String, TypeDef> types = new HashMap<>();
    private final Map<OscalModel, TypeDef> roots = new EnumMap<>(OscalModel.class);

    private ModelTable(List<String> lines) {
        lines.stream().filter(line -> line.startsWith("type ")).forEach(line -> {
            String name = line.substring("type ".length());
            if (types.put(name, new TypeDef(name)) != null) {
                throw new IllegalArgumentException("type " + name + " twice");
            }
        });
        Optional<TypeDef> current = Optional.empty();
        for (String line : lines) {
            String[] words = line.strip().split(" +");
            if (line.startsWith("type ")) {
                current = Optional.of(type(words[1]));
            } else if (line.startsWith("model ")) {
                roots.put(OscalModel.ofRoot(words[1]).orElseThrow(), type(words[2]));
            } else if (line.startsWith("  ")) {
                current.orElseThrow().add(member(words));
            }
        }
    }

    private static List<String> lines() {
        try (InputStream in = ModelTable.class.getResourceAsStream("models.txt")) {
            if (in == null) {
                throw new IllegalStateException("models.txt does not stand beside " + ModelTable.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TypeDef type(String name) {
        TypeDef type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("models.txt names a type " + name + " that it does not have");
        }
        return type;
    }

    private Member member(String[] words) {
        String name = words[0];
        Map<String, String> marks = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            marks.put(equals < 0 ? words[i] : words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        Member.Place place = name.startsWith("@")
                ? Member.Place.ATTRIBUTE
                : name.startsWith("#")
                        ? Member.Place.TEXT
                        : marks.containsKey("bare") ? Member.Place.BARE : Member.Place.ELEMENT;
        boolean list = name.endsWith("[]");
        String json = name.replaceAll("^[@#]|\\[]$", "");
        return new Member(
                json,
                place,
                list,
                marks.containsKey("one-or-list"),
                words[1].startsWith("=")
                        ? new ValueType.Structured(type(words[1].substring(1)))
                        : new ValueType.Scalar(Simple.of(words[1])),
                marks.getOrDefault("xml", json),
                Optional.ofNullable(marks.get("wrap")),
                marks.containsKey("!") || place == Member.Place.TEXT,
                since(marks.getOrDefault("since", "1.0")),
                marks.containsKey("in") ? Set.of(marks.get("in").split("\\|")) : Set.of());
    }

    private static OscalVersion since(String minor) {
        return OscalVersion.of(minor + ".0").orElseThrow();
    }

    /// @return what a document of this model holds below its root
    public static TypeDef root(OscalModel model) {
        return Objects.requireNonNull(TABLE.roots.get(model), "every model has its line");
    }

    /// @return the type of this name
    /// @throws IllegalArgumentException when there is none
    public static TypeDef named(String name) {
        return TABLE.type(name);
    }
}
