package concordat.oscal.check;

import concordat.oscal.OscalProblem;
import concordat.oscal.model.Member;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.TypeDef;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import java.util.List;

/// Whether every object holds what it must, each value of the right kind. What the table does not know is left alone.
public final class Shape {

    private final Findings findings = new Findings();

    private Shape() {}

    /// @param root the whole document
    /// @return what is wrong, by place; empty for a document that views can be laid over
    public static List<OscalProblem> of(OscalModel model, Obj root) {
        Shape shape = new Shape();
        Walk.through(model, root, shape::object);
        return shape.findings.sorted();
    }

    private void object(Obj object, TypeDef type, Path path) {
        for (Member member : type.required()) {
            if (!object.has(member.name())) {
                findings.error(
                        object,
                        path,
                        type.name() + " lacks " + member.name(),
                        "add " + member.name() + ", " + member.type().words());
            }
        }
        object.forEach((name, value) -> type.member(name).ifPresent(member -> value(object, member, value, path)));
    }

    private void value(Obj object, Member member, Node value, Path path) {
        if (!member.list() || (member.lone() && !(value instanceof Arr))) {
            one(object, member, value, path.to(member.name()));
            return;
        }
        if (!(value instanceof Arr list)) {
            findings.error(
                    object,
                    path.to(member.name()),
                    "expected " + member.name() + " as a list, found " + value.kind(),
                    "put it in brackets");
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            if (!member.type().takes(item)) {
                one(object, member, item, path.to(member.name()).to(i));
            }
        }
    }

    private void one(Obj object, Member member, Node value, Path path) {
        if (!member.type().takes(value)) {
            findings.error(
                    object,
                    path,
                    "expected " + member.name() + " as " + member.type().words() + ", found " + value.kind(),
                    "write " + member.type().words());
        }
    }
}
