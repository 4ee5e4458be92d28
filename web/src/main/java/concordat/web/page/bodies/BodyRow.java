package concordat.web.page.bodies;

import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Tag;
import java.util.Optional;

/// One body in the list.
///
/// @param held controls held of all, in words
public record BodyRow(
        String name,
        String href,
        String kind,
        String region,
        Tag state,
        String held,
        Optional<Moment> changes,
        String openCases) {}
