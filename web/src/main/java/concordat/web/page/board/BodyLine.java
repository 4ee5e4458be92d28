package concordat.web.page.board;

import concordat.web.page.shell.Tag;

/// One body in the list beside the map.
public record BodyLine(String name, String href, Tag state) {}
