package concordat.web.page.board;

import concordat.web.page.shell.Moment;

/// Something that closes by itself unless somebody acts.
///
/// @param routes with its unit
public record ChangeRow(
        Moment at, String bodyName, String bodyHref, String control, String controlTitle, String routes) {}
