package concordat.oscal.read;

import concordat.oscal.tree.Obj;

/// Trees of JSON that is no OSCAL document.
public final class Trees {

    private Trees() {}

    public static Obj json(byte[] bytes) {
        try {
            return JsonTree.read(bytes);
        } catch (Malformed e) {
            throw new AssertionError(e.problem().toString(), e);
        }
    }
}
