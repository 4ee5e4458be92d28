package concordat.api.view;

/// How a plan stood at the end of a month, for ever.
///
/// @param month as `2027-03`
/// @param credibility per mille; -1 for too little record
public record PlanMonthView(String month, int done, int open, int slips, int credibility) {}
