package concordat.intake.paper;

import java.util.Locale;

/// What a table is about.
public enum PaperForm {
    /// A body's answers, one row for each control.
    ANSWERS,
    /// A remediation plan, one row for each action.
    PLAN,
    /// What a health check found, one row for each finding.
    FINDINGS;

    /// @return as mappings and commands write it, for example `answers`
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
