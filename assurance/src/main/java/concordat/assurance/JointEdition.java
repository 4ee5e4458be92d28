package concordat.assurance;

import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.RestsOn;
import java.util.ArrayList;
import java.util.List;

/// An edition and what the one after it asks beyond it, so that gateways can tell apart bodies judged by either. Nobody
/// is judged by it.
final class JointEdition {
    private JointEdition() {}

    /// @return the edition with the later one's new controls after its own, as far as they rest on its handlings; what
    ///     fails them is left out, since gateways never ask
    static Edition of(Edition before, Edition after) {
        List<String> scale = before.handlings().stream().map(Handling::id).toList();
        List<Control> both = new ArrayList<>(before.controls());
        for (Control control : after.controls()) {
            List<RestsOn> rests = control.restsOn().stream()
                    .filter(r -> scale.contains(r.handling()))
                    .toList();
            if (before.control(control.id()).isEmpty() && !rests.isEmpty()) {
                both.add(new Control(
                        control.id(),
                        control.section(),
                        control.title(),
                        control.question(),
                        control.deferrable(),
                        control.proofLasts(),
                        rests,
                        control.needs(),
                        List.of(),
                        control.crosswalk()));
            }
        }
        return new Edition(
                before.id(),
                before.title(),
                before.startsOn(),
                before.transition(),
                before.ceiling(),
                before.handlings(),
                before.facts(),
                before.loginFacts(),
                before.tierRules(),
                before.accessRules(),
                before.fixWindows(),
                both);
    }
}
