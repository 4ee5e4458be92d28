package concordat.oscal.view;

import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Optional;

/// A risk, in assessment results or a plan of action.
///
/// @param tree as it stands in the document
public record Risk(Obj tree) {

    static List<Risk> of(Obj holder) {
        return holder.objects("risks").stream().map(Risk::new).toList();
    }

    public String uuid() {
        return tree.needed("uuid");
    }

    public String title() {
        return tree.needed("title");
    }

    /// @return what it would mean
    public String statement() {
        return tree.needed("statement");
    }

    /// @return for example `open`, `remediating`, `deviation-approved`, `closed`
    public String status() {
        return tree.needed("status");
    }

    /// @return a date and time with its zone, as it stands in the document
    public Optional<String> deadline() {
        return tree.text("deadline");
    }

    /// @return what is being done about it
    public List<Response> responses() {
        return tree.objects("remediations").stream().map(Response::new).toList();
    }

    /// Something done about a risk.
    ///
    /// @param tree as it stands in the document
    public record Response(Obj tree) {

        public String uuid() {
            return tree.needed("uuid");
        }

        /// @return `recommendation`, `planned` or `completed`
        public String lifecycle() {
            return tree.needed("lifecycle");
        }

        public String title() {
            return tree.needed("title");
        }

        /// @return milestones and actions, in order
        public List<Obj> tasks() {
            return tree.objects("tasks");
        }
    }
}
