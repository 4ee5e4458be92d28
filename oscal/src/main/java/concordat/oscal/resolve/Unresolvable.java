package concordat.oscal.resolve;

import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.tree.Obj;

/// Why a profile cannot be resolved. Never leaves this package.
final class Unresolvable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String address;
    private final transient OscalProblem problem;

    Unresolvable(String address, Obj where, String text, String fix) {
        super(text);
        this.address = address;
        this.problem = new OscalProblem(Severity.ERROR, where.line(), where.column(), "", text, fix);
    }

    Resolution.Refused refused() {
        return new Resolution.Refused(address, problem);
    }
}
