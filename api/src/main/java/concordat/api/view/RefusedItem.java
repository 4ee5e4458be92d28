package concordat.api.view;

/// One thing that cannot be done.
///
/// @param item a finding's or a proposal's id
public record RefusedItem(String item, String why) {}
