package concordat.catalogue;

/// What the record of one body can be counted by. A trigger of the ladder names one.
public enum Count {
    /// Controls that have lapsed now.
    CONTROLS_LAPSED,
    /// Whole days for which the control that lapsed first has been lapsed.
    LAPSED_DAYS,
    /// Times the date of an action was moved.
    SLIPS,
    /// Cases opened about the same control within the last six months; those of the control with most of them.
    CASES_IN_SIX_MONTHS,
    /// Whole days by which the next report is late.
    REPORT_OVERDUE_DAYS,
    /// Whole days for which the oldest critical finding has been open.
    OPEN_CRITICAL_DAYS
}
