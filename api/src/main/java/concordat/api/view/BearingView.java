package concordat.api.view;

import java.util.List;

/// That something a finding says of itself goes against a requirement of another code.
///
/// @param by what it says: a kind of weakness, an item of a hardening guide, a tool's own grouping
/// @param code for example `nist-800-53`
/// @param requirement in that code
/// @param controls those of the edition in force whose crosswalk names the requirement; empty when none does
public record BearingView(String by, String code, String requirement, List<String> controls) {

    public BearingView {
        controls = Absent.list(controls);
    }
}
