package concordat.oscal.resolve;

import concordat.oscal.tree.Obj;

/// What asks to be kept whatever happens.
final class Kept {

    private Kept() {}

    /// @return whether it has the property `keep` with the value `always`
    static boolean always(Obj object) {
        return object.objects("props").stream()
                .anyMatch(prop -> prop.says("name", "keep") && prop.says("value", "always"));
    }
}
