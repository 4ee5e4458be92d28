package concordat.web.page.board;

import java.util.List;

/// One region of the list beside the map.
///
/// @param summary counts with units
public record RegionList(String name, String summary, List<BodyLine> bodies) {

    public RegionList {
        bodies = List.copyOf(bodies);
    }
}
