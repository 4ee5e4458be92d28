package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// What a ticket says of weaknesses, where a body has chosen to tell it.
///
/// @param findings how many are open
/// @param titles of the weaknesses, the first fifty
/// @param places by host, the first hundred
public record TicketDetail(
        int findings, List<String> titles, Optional<String> solution, List<String> cves, List<FixPlace> places) {

    public TicketDetail {
        titles = Absent.list(titles);
        cves = Absent.list(cves);
        places = Absent.list(places);
    }
}
