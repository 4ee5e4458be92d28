package concordat.rules;

import concordat.catalogue.ControlId;

/// Why a fail rule cannot be used.
///
/// @param line from 1, within the expression
/// @param column from 1
/// @param text what is wrong, for whoever writes editions
public record RuleProblem(ControlId control, String rule, int line, int column, String text) {

    @Override
    public String toString() {
        return control + ", rule \"" + rule + "\", line " + line + ", column " + column + ": " + text;
    }
}
