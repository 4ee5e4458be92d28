package concordat.oscal.read;

import concordat.oscal.model.Member;
import concordat.oscal.model.ModelTable;
import concordat.oscal.model.Namespaces;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.Simple;
import concordat.oscal.model.TypeDef;
import concordat.oscal.model.ValueType;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Nil;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Documents of any model, made up along the table: everything that may stand in one does in some of them.
final class Documents {

    private static final int DEEPEST = 7;
    private static final String WORDS = "abcdefghijklmnopqrstuvwxyz0123456789 ";

    private final Random random;
    private final boolean unknown;

    /// @param unknown whether members that the table does not have are strewn in
    Documents(long seed, boolean unknown) {
        this.random = new Random(seed);
        this.unknown = unknown;
    }

    Obj document() {
        List<OscalModel> models = List.of(OscalModel.values());
        OscalModel model = models.get(random.nextInt(models.size()));
        Obj body = object(ModelTable.root(model), 0);
        Obj metadata = body.object("metadata").orElseThrow().with("oscal-version", new Text("1.2.2"));
        return Obj.builder().put(model.root(), body.with("metadata", metadata)).build();
    }

    private Obj object(TypeDef type, int depth) {
        Obj.Builder object = Obj.builder();
        for (Member member : type.members()) {
            if (member.required() || (depth < DEEPEST && random.nextInt(100) < 30 - 3 * depth)) {
                object.put(member.name(), member.list() ? list(member, depth) : value(member, depth));
            }
        }
        if (unknown && random.nextInt(20) == 0) {
            object.put("x-" + random.nextInt(9), anything(3));
        }
        return object.build();
    }

    private Node list(Member member, int depth) {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            items.add(value(member, depth));
        }
        return Arr.of(items);
    }

    private Node value(Member member, int depth) {
        if (!member.allowed().isEmpty()) {
            List<String> allowed = List.copyOf(new TreeSet<>(member.allowed()));
            return new Text(allowed.get(random.nextInt(allowed.size())));
        }
        return switch (member.type()) {
            case ValueType.Structured structured -> object(structured.def(), depth + 1);
            case ValueType.Scalar scalar -> simple(scalar.simple());
        };
    }

    private Node simple(Simple simple) {
        return switch (simple) {
            case UUID ->
                new Text(String.format("%08x-0000-4000-8000-%012x", random.nextInt(), random.nextInt(1 << 30)));
            case TOKEN -> new Text("t" + random.nextInt(1_000));
            case URI -> new Text("https://example.org/" + random.nextInt(1_000));
            case URI_REFERENCE -> new Text("#r" + random.nextInt(1_000));
            case EMAIL -> new Text("a" + random.nextInt(9) + "@example.org");
            case DATE -> new Text("2026-01-0" + (1 + random.nextInt(9)));
            case DATE_TIME -> new Text("2026-01-01T00:00:0" + random.nextInt(10) + "Z");
            case BASE64 -> new Text("QUJD");
            case BOOLEAN -> new Bool(random.nextBoolean());
            case NON_NEGATIVE, POSITIVE -> Num.of(1 + random.nextInt(1_000));
            case DECIMAL -> Num.of("0." + (1 + random.nextInt(99)));
            case STRING, LINE, LINES -> new Text(words());
        };
    }

    private String words() {
        StringBuilder words = new StringBuilder("w");
        for (int i = random.nextInt(20); i > 0; i--) {
            words.append(WORDS.charAt(random.nextInt(WORDS.length())));
        }
        return words.toString().strip().replaceAll(" +", " ");
    }

    /// @return any JSON value
    Node anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> new Text(strange());
            case 1 -> new Bool(random.nextBoolean());
            case 2 -> Nil.NIL;
            case 3 -> Num.of(random.nextLong());
            case 4 -> Num.of(random.nextInt(100) + "." + random.nextInt(100) + "e-" + random.nextInt(30));
            case 5 -> new Text("");
            case 6 -> {
                List<Node> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(anything(depth - 1));
                }
                yield Arr.of(items);
            }
            default -> anyObject(depth - 1);
        };
    }

    Obj anyObject(int depth) {
        Obj object = Obj.EMPTY;
        for (int i = random.nextInt(5); i > 0; i--) {
            object = object.with(strange(), anything(depth));
        }
        return object;
    }

    private String strange() {
        String[] some = {"a", "\"", "\\", "\n\t", "é", "\u2028", "𝄞", ": #", "{{", "\u0001", "null", "1.0", "- x", "'"
        };
        return some[random.nextInt(some.length)] + some[random.nextInt(some.length)] + random.nextInt(9);
    }

    /// Writes a document without unknown members as XML, the way the table says.
    static String xml(Obj document) {
        String root = document.names().getFirst();
        TypeDef type = ModelTable.root(OscalModel.ofRoot(root).orElseThrow());
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
        element(
                xml,
                root,
                " xmlns=\"" + Namespaces.ELEMENTS + "\"",
                type,
                document.object(root).orElseThrow());
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, String more, TypeDef type, Obj object) {
        xml.append('<').append(name).append(more);
        type.members().stream()
                .filter(member -> member.place() == Member.Place.ATTRIBUTE)
                .forEach(member -> object.member(member.name()).ifPresent(value -> xml.append(' ')
                        .append(member.name())
                        .append("=\"")
                        .append(plain(value))
                        .append('"')));
        xml.append(">");
        for (Member member : type.members()) {
            object.member(member.name()).ifPresent(value -> member(xml, member, value));
        }
        xml.append("</").append(name).append(">\n");
    }

    private static void member(StringBuilder xml, Member member, Node value) {
        switch (member.place()) {
            case ATTRIBUTE -> {}
            case TEXT -> xml.append(plain(value));
            case BARE -> xml.append("<p>").append(plain(value)).append("</p>");
            case ELEMENT -> {
                member.wrapper()
                        .ifPresent(wrapper -> xml.append('<').append(wrapper).append(">\n "));
                List<Node> items = value instanceof Arr list ? list.items() : List.of(value);
                items.forEach(item -> {
                    switch (member.type()) {
                        case ValueType.Structured structured ->
                            element(xml, member.xml(), "", structured.def(), (Obj) item);
                        case ValueType.Scalar scalar -> {
                            String text = plain(item);
                            xml.append('<').append(member.xml()).append('>');
                            xml.append(scalar.simple() == Simple.LINES ? "\n  <p>" + text + "</p> " : text);
                            xml.append("</").append(member.xml()).append(">\n");
                        }
                    }
                });
                member.wrapper()
                        .ifPresent(wrapper -> xml.append("</").append(wrapper).append(">\n"));
            }
        }
    }

    private static String plain(Node value) {
        return switch (value) {
            case Text text -> text.value();
            case Num number -> number.written();
            case Bool bool -> Boolean.toString(bool.value());
            default -> throw new AssertionError(value);
        };
    }
}
