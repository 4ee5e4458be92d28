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
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads XML to the tree that JSON of the same document gives: the table says which element is which member, and
/// markup becomes Markdown. An element or attribute that the table does not know becomes a member of its own name.
final class XmlTree {

    /// The text of an element that the table does not know, beside its attributes and elements.
    private static final String OWN_TEXT = "STRVALUE";

    private static final List<String> ABOUT_XML =
            List.of("http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace");

    private final XmlCursor xml;
    private final Markdown markdown;

    private XmlTree(XmlCursor xml) {
        this.xml = xml;
        this.markdown = new Markdown(xml);
    }

    /// @throws Malformed when it is no XML document of one of the models
    static Obj read(byte[] bytes) throws Malformed {
        return new XmlTree(XmlCursor.of(bytes)).document();
    }

    private Obj document() throws Malformed {
        if (xml.next() != XmlCursor.Step.START) {
            throw xml.here("expected an element");
        }
        String name = xml.name();
        Optional<OscalModel> model = OscalModel.ofRoot(name);
        if (model.isEmpty() || !xml.namespace().equals(Namespaces.ELEMENTS)) {
            throw xml.here("the root element is " + name + " of the namespace [" + xml.namespace()
                    + "], not one of OSCAL's models");
        }
        Obj root = Obj.at(xml.line(), xml.column())
                .put(name, object(ModelTable.root(model.get())))
                .build();
        if (xml.next() != XmlCursor.Step.DONE) {
            throw xml.here("more after the end of the document");
        }
        return root;
    }

    /// What has been read of one element so far: known members by name, and what is not known.
    private static final class Draft {
        private final Map<String, List<Node>> known = LinkedHashMap.newLinkedHashMap(8);
        private final Map<String, List<Node>> unknown = LinkedHashMap.newLinkedHashMap(2);
        private final StringBuilder text = new StringBuilder();
        private final List<String> blocks = new ArrayList<>(0);

        void known(Member member, Node value) {
            known.computeIfAbsent(member.name(), n -> new ArrayList<>(1)).add(value);
        }

        void unknown(String name, Node value) {
            unknown.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
        }
    }

    /// With the cursor on the start of the element; leaves it on its end.
    private Obj object(TypeDef type) throws Malformed {
        int line = xml.line();
        int column = xml.column();
        Draft draft = new Draft();
        attributes(type, draft);
        Optional<Member> own = type.ownText();
        if (own.isPresent() && simple(own.get()).markup()) {
            draft.known(own.get(), new Text(markup(simple(own.get()))));
        } else {
            content(type, draft);
            own.ifPresent(member -> draft.known(member, scalar(simple(member), draft.text.toString())));
        }
        type.bareMarkup()
                .filter(member -> !draft.blocks.isEmpty())
                .ifPresent(member -> draft.known(member, new Text(String.join("\n\n", draft.blocks))));
        return built(type, draft, line, column);
    }

    private void attributes(TypeDef type, Draft draft) throws Malformed {
        for (int i = 0; i < xml.attributes(); i++) {
            if (ABOUT_XML.contains(xml.attributeNamespace(i))) {
                continue;
            }
            String name = xml.attributeName(i);
            String value = xml.attribute(i);
            Optional<Member> flag = type.attribute(name);
            if (flag.isPresent()) {
                draft.known(flag.get(), scalar(simple(flag.get()), value));
            } else {
                draft.unknown(name, new Text(value));
            }
        }
    }

    private void content(TypeDef type, Draft draft) throws Malformed {
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.CHARACTERS) {
                draft.text.append(xml.text());
            } else {
                element(type, draft);
            }
        }
        if (type.ownText().isEmpty() && !draft.text.toString().isBlank()) {
            throw xml.here(type.name() + " cannot hold text of its own: ["
                    + Plain.of(draft.text.toString().strip()) + "]");
        }
    }

    private void element(TypeDef type, Draft draft) throws Malformed {
        String name = xml.name();
        boolean foreign = !xml.namespace().equals(Namespaces.ELEMENTS);
        Optional<Member> found = foreign ? Optional.empty() : type.element(name);
        if (found.isEmpty()) {
            if (!foreign && type.bareMarkup().isPresent() && Markdown.BLOCKS.contains(name)) {
                draft.blocks.add(markdown.block());
            } else {
                draft.unknown(name, unknown());
            }
            return;
        }
        Member member = found.get();
        if (member.wrapper().isPresent()) {
            wrapped(member, draft);
        } else {
            draft.known(member, value(member.type()));
        }
    }

    private void wrapped(Member member, Draft draft) throws Malformed {
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.START) {
                if (!xml.name().equals(member.xml())) {
                    throw xml.here("expected " + member.xml() + " in " + member.name() + ", found " + xml.name());
                }
                draft.known(member, value(member.type()));
            }
        }
    }

    private Node value(ValueType type) throws Malformed {
        return switch (type) {
            case ValueType.Structured structured -> object(structured.def());
            case ValueType.Scalar scalar ->
                scalar.simple().markup()
                        ? new Text(markup(scalar.simple()))
                        : scalar(scalar.simple(), Markdown.plain(xml));
        };
    }

    private String markup(Simple simple) throws Malformed {
        return simple == Simple.LINE ? markdown.line() : markdown.blocks();
    }

    private static Simple simple(Member member) {
        return member.type() instanceof ValueType.Scalar scalar ? scalar.simple() : Simple.STRING;
    }

    private static Node scalar(Simple simple, String written) {
        String text = written.strip();
        if (simple == Simple.BOOLEAN) {
            return switch (text) {
                case "true", "1" -> new Bool(true);
                case "false", "0" -> new Bool(false);
                default -> new Text(text);
            };
        }
        if (simple.number() && Num.is(text)) {
            return Num.of(text);
        }
        return new Text(simple == Simple.BASE64 ? text : text.replaceAll("\\s+", " "));
    }

    private static Obj built(TypeDef type, Draft draft, int line, int column) {
        Obj.Builder object = Obj.at(line, column);
        for (Member member : type.members()) {
            List<Node> values = draft.known.get(member.name());
            if (values != null) {
                object.put(member.name(), member.list() || values.size() > 1 ? new Arr(values) : values.getFirst());
            }
        }
        draft.unknown.forEach((name, values) -> object.put(
                type.member(name).isPresent() ? name + "-" : name,
                values.size() == 1 ? values.getFirst() : new Arr(values)));
        return object.build();
    }

    private Node unknown() throws Malformed {
        Draft draft = new Draft();
        for (int i = 0; i < xml.attributes(); i++) {
            if (!ABOUT_XML.contains(xml.attributeNamespace(i))) {
                draft.unknown(xml.attributeName(i), new Text(xml.attribute(i)));
            }
        }
        for (XmlCursor.Step step = xml.next(); step != XmlCursor.Step.END; step = xml.next()) {
            if (step == XmlCursor.Step.CHARACTERS) {
                draft.text.append(xml.text());
            } else {
                draft.unknown(xml.name(), unknown());
            }
        }
        Text own = new Text(draft.text.toString().strip());
        if (draft.unknown.isEmpty()) {
            return own;
        }
        Obj.Builder object = Obj.builder();
        draft.unknown.forEach(
                (name, values) -> object.put(name, values.size() == 1 ? values.getFirst() : new Arr(values)));
        return own.value().isEmpty() || draft.unknown.containsKey(OWN_TEXT)
                ? object.build()
                : object.put(OWN_TEXT, own).build();
    }
}
