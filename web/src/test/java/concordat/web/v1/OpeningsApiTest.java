package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiJson;
import concordat.api.view.OpenedRead;
import concordat.api.view.OpeningView;
import concordat.api.view.Page;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.ids.OpeningId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.web.desk.FindingDesk;
import concordat.web.desk.FindingWish;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Findings are shut to the Authority until it has opened them, and what it reads is put down first.
final class OpeningsApiTest {

    private static final SubmissionId PACK = new SubmissionId("s-waits");

    private final List<String> read = new ArrayList<>();
    private final Front front = new Front(Year.lived(), Year.NOW, Map.of("findings", findings()));

    private FindingDesk findings() {
        return Front.desk(FindingDesk.class, (self, method, given) -> switch (method.getName()) {
            case "read" -> read.add("noted " + given[1] + " by " + given[2]);
            case "findings" -> {
                read.add("findings of " + ((FindingWish) given[1]).environment().orElse("all"));
                yield new Page<>(List.of(), Optional.empty(), Optional.of(0));
            }
            case "finding" -> Optional.empty();
            case "readings" ->
                Map.of("open-1", List.of(new OpenedRead("/api/v1/bodies/{body}/findings", 3, Year.NOW, Year.NOW)));
            default -> throw new AssertionError(method + " was asked");
        });
    }

    private void open(String person) {
        front.act(
                person,
                new FindingsOpened(
                        new OpeningId("open-1"), Year.TARN, Optional.empty(), Optional.of(PACK), Year.prose("to see")));
    }

    private Refusal refused(String person, String address) {
        try {
            front.get(person, address);
            throw new AssertionError(person + " reads " + address);
        } catch (Refusal refusal) {
            return refusal;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theBodysOfficersRead_andNothingIsPutDown() throws IOException, InterruptedException {
        front.get("officer", "/bodies/tarn/findings");
        assertThat(read).containsExactly("findings of all");
    }

    @Test
    void whoeverAssesses_isToldHowToOpenThem_andReadsThenWhatThePackIsAbout() throws IOException, InterruptedException {
        assertThat(refused("assessor", "/bodies/tarn/findings")
                        .problem()
                        .detail()
                        .orElseThrow())
                .contains("concordat findings open tarn --submission s-waits --reason");
        assertThat(read).isEmpty();

        open("assessor");
        front.get("assessor", "/bodies/tarn/findings");
        assertThat(read).containsExactly("noted open-1 by /api/v1/bodies/{body}/findings", "findings of tarn-main");

        assertThat(refused("assessor", "/bodies/tarn/findings?environment=elsewhere")
                        .problem()
                        .detail()
                        .orElseThrow())
                .contains("tarn-main");
        assertThat(refused("assessor", "/bodies/tarn/findings/elsewhere-12")
                        .problem()
                        .status())
                .isEqualTo(403);
        assertThat(refused("assessor", "/bodies/tarn/findings/tarn-main-12")
                        .problem()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverHandlesNothingOfIt_isToldSo_andAnAssessorWhoWasReplacedReadsNoLonger() {
        assertThat(refused("lead", "/bodies/tarn/findings").problem().detail().orElseThrow())
                .contains("no open case about tarn");

        open("assessor");
        front.act("lead", new RoleGranted(new PersonId("assessor-2"), Role.ASSESSOR, Optional.empty()));
        front.act("assessor-2", new PartTaken(PACK, Part.DIAGRAM));
        assertThat(refused("assessor", "/bodies/tarn/findings")
                        .problem()
                        .detail()
                        .orElseThrow())
                .contains("ended with its case or assessment");
    }

    @Test
    void everyRouteToFindings_isShutToTheAuthority_andClosedToEverybodyElse() {
        front.act("lead", new RoleGranted(new PersonId("auditor"), Role.AUDITOR, Optional.empty()));
        List<Route> routes = Api.routes(front.desks()).stream()
                .filter(r -> r.authority() == Authority.BODY_FINDINGS)
                .toList();
        assertThat(routes).hasSizeGreaterThanOrEqualTo(4);
        for (Route route : routes) {
            for (String person : List.of("auditor", "moor-service", "clerk")) {
                assertThat(route.authority()
                                .allows(front.programme, Optional.of(new PersonId(person)), Optional.of(Year.TARN)))
                        .as(person)
                        .isFalse();
            }
            assertThatThrownBy(() -> route.handler().handle(asked(route)))
                    .as(route.template())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("are shut to you");
        }
        assertThat(read).isEmpty();
    }

    private static Asked asked(Route route) {
        return new Asked(
                route.method(),
                route.template(),
                Map.of("body", "tarn", "finding", "tarn-main-1"),
                Map.of(),
                Map.of(),
                Optional.of(new PersonId("lead")),
                Optional.empty(),
                Buffer.buffer(),
                Optional.empty(),
                "127.0.0.1");
    }

    @Test
    void theBodySees_whoOpenedThem_forWhat_why_andWhatWasRead() throws IOException, InterruptedException {
        open("assessor");
        List<OpeningView> shown = ApiJson.readPage(
                        Front.bytes(front.get("officer", "/bodies/tarn/finding-openings?state=open")),
                        OpeningView.class)
                .items();
        assertThat(shown).singleElement().satisfies(one -> {
            assertThat(one.person()).isEqualTo("assessor");
            assertThat(one.submission()).contains("s-waits");
            assertThat(one.environment()).isEqualTo("tarn-main");
            assertThat(one.reason()).contains("to see");
            assertThat(one.until()).isEqualTo(Year.NOW.plusSeconds(86_400));
            assertThat(one.reads()).extracting(OpenedRead::reads).containsExactly(3L);
        });
        assertThat(ApiJson.readPage(
                                Front.bytes(front.get("officer", "/bodies/tarn/finding-openings?state=ended")),
                                OpeningView.class)
                        .items())
                .isEmpty();
    }
}
