package concordat.oscal.check;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.tree.Obj;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Checks documents of the right shape against the constraints that matter. Only what the format itself forbids is an
/// error; a link whose target a profile left out is worth a note, no more.
public final class OscalCheck {

    private OscalCheck() {}

    /// @return what was found, by place
    public static List<OscalProblem> of(OscalDocument document) {
        Findings findings = new Findings();
        Walk.Visitor values = new Values(findings, document)::object;
        Identities identities = new Identities(findings, document.model());
        Walk.Visitor sense = new Sense(findings)::object;
        Walk.through(document.model(), document.root(), (object, type, path) -> {
            values.object(object, type, path);
            identities.object(object, type, path);
            sense.object(object, type, path);
        });
        References references = new References(findings, identities, document.model());
        Walk.through(document.model(), document.root(), references::object);
        return findings.sorted();
    }

    /// @return what is wrong, without what is only worth knowing
    public static List<OscalProblem> errors(OscalDocument document) {
        return of(document).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /// Holds the controls that a document names against a catalogue's.
    ///
    /// @param controls the ids that the catalogue has
    /// @param catalogue what to call it
    /// @return each control that is named and not there, by place
    public static List<OscalProblem> against(OscalDocument document, Set<String> controls, String catalogue) {
        Findings findings = new Findings();
        Predicate<String> missing = id -> !controls.contains(id);
        Walk.through(document.model(), document.root(), (object, type, path) -> {
            object.text("control-id")
                    .filter(missing)
                    .ifPresent(id -> unknown(findings, object, path.to("control-id"), id, catalogue));
            if (type.name().equals("select-control-by-id")) {
                object.texts("with-ids").stream()
                        .filter(missing)
                        .forEach(id -> unknown(findings, object, path.to("with-ids"), id, catalogue));
            }
        });
        return findings.sorted();
    }

    private static void unknown(Findings findings, Obj object, Path path, String id, String catalogue) {
        findings.error(
                object,
                path,
                "control " + Findings.quoted(id) + " is not in " + catalogue,
                "name a control that is there, or give the catalogue that has it");
    }
}
