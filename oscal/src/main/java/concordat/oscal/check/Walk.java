package concordat.oscal.check;

import concordat.oscal.model.Member;
import concordat.oscal.model.ModelTable;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.TypeDef;
import concordat.oscal.model.ValueType;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Obj;
import java.util.List;

/// Goes through every object of a document that the table knows, each before what stands in it, in the document's
/// order.
public final class Walk {

    private final Visitor visitor;

    private Walk(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Is shown one object after another.
    @FunctionalInterface
    public interface Visitor {
        void object(Obj object, TypeDef type, Path path);
    }

    /// @param root the whole document, whose member of the model's name is gone through
    public static void through(OscalModel model, Obj root, Visitor visitor) {
        root.object(model.root())
                .ifPresent(body -> new Walk(visitor).object(body, ModelTable.root(model), Path.ROOT.to(model.root())));
    }

    private void object(Obj object, TypeDef type, Path path) {
        visitor.object(object, type, path);
        object.forEach((name, value) -> {
            if (value instanceof Obj || value instanceof Arr) {
                type.member(name).map(Member::type).ifPresent(t -> {
                    if (t instanceof ValueType.Structured structured) {
                        switch (value) {
                            case Obj one -> object(one, structured.def(), path.to(name));
                            case Arr list -> each(list.items(), structured.def(), path.to(name));
                            default -> {}
                        }
                    }
                });
            }
        });
    }

    private void each(List<concordat.oscal.tree.Node> items, TypeDef type, Path path) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Obj item) {
                object(item, type, path.to(i));
            }
        }
    }
}
