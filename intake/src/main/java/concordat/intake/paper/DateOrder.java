package concordat.intake.paper;

import java.util.Locale;

/// How days that are written in figures are to be understood. Days with the month in letters, with the year first, and
/// a workbook's own days need no order.
public enum DateOrder {
    /// 03/04/2027 is the third of April.
    DAY_FIRST,
    /// 03/04/2027 is the fourth of March.
    MONTH_FIRST;

    /// @return as mappings write it, for example `day-first`
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
