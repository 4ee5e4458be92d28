package concordat.web.page.casework;

import concordat.web.page.shell.Moment;

/// Something that was done or said.
///
/// @param words what was said; empty for nothing, or when it was erased
public record Said(Moment at, String who, String what, String words) {}
