package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiJson;
import concordat.api.view.ActionProgress;
import concordat.api.view.ActionTicket;
import concordat.api.view.Page;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.ids.OpeningId;
import concordat.assurance.ids.SubmissionId;
import concordat.web.desk.FindingDesk;
import concordat.web.desk.RemedyDesk;
import concordat.web.desk.TicketDesk;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How far actions have come, as the API tells it.
final class RemediesApiTest {

    private static final ActionTicket TICKET =
            new ActionTicket("ticket-1", "sent", "done", Optional.of(Year.NOW), Optional.of("DESK-7"));

    private final Front front = new Front(
            Year.lived(),
            Year.NOW,
            Map.of(
                    "remedies",
                    Front.desk(
                            RemedyDesk.class,
                            (self, method, given) -> new Page<>(
                                    List.of(action("action-1"), action("action-2")), Optional.empty(), Optional.of(2))),
                    "tickets",
                    Front.desk(TicketDesk.class, (self, method, given) -> {
                        assertThat(given[1]).isEqualTo(Set.of("action-1", "action-2"));
                        return Map.of("action-2", List.of(TICKET));
                    }),
                    "findings",
                    Front.desk(FindingDesk.class, (self, method, given) -> true)));

    private static ActionProgress action(String id) {
        return new ActionProgress(
                id,
                1,
                "p-1",
                "tarn-main",
                Optional.empty(),
                LocalDate.of(2026, 10, 1),
                "open",
                6,
                6,
                0,
                0,
                "none",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private List<List<ActionTicket>> tickets(String person) throws IOException, InterruptedException {
        return ApiJson.readPage(Front.bytes(front.get(person, "/bodies/tarn/action-progress")), ActionProgress.class)
                .items()
                .stream()
                .map(ActionProgress::tickets)
                .toList();
    }

    @Test
    void ticketsStandBesideActions_forTheBodysOwnOfficersAlone() throws IOException, InterruptedException {
        assertThat(tickets("officer")).containsExactly(List.of(), List.of(TICKET));

        front.act(
                "assessor",
                new FindingsOpened(
                        new OpeningId("open-1"),
                        Year.TARN,
                        Optional.empty(),
                        Optional.of(new SubmissionId("s-waits")),
                        Year.prose("to see")));
        assertThat(tickets("assessor")).containsExactly(List.of(), List.of());
    }
}
