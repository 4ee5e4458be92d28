package concordat.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// That findings of some kinds go against a requirement of another code. Where a control's crosswalk names that
/// requirement, they bear on the control.
///
/// @param requirement in the code that the reference names, for example `si-10` of `nist-800-53`
/// @param ids in the scheme's words; compared without regard to case; at least one, none twice
public record WeaknessMap(WeaknessScheme scheme, CrosswalkRef requirement, List<String> ids) {

    public WeaknessMap {
        ids = List.copyOf(ids);
        HashSet<String> seen = new HashSet<>();
        for (String id : ids) {
            String form =
                    switch (scheme) {
                        case CWE -> "CWE-[0-9]{1,5}";
                        case CCI -> "CCI-[0-9]{6}";
                        case FAMILY -> "[a-z0-9][a-z0-9._-]{0,60}:.{1,255}";
                    };
            if (!id.matches(form)) {
                throw new IllegalArgumentException("[" + id + "] is no id of " + scheme + ", which are as " + form);
            }
            if (!seen.add(id.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(id + " stands twice for " + requirement.id());
            }
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no " + scheme + " for " + requirement.id());
        }
    }
}
