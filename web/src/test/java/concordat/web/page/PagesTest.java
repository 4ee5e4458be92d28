package concordat.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {

    @TempDir
    private static Path folder;

    private static Site site;

    @BeforeAll
    static void open() {
        site = new Site(new Country(120), folder);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/bodies",
                "/bodies?q=nothing+like+it",
                "/bodies/tesk-stead",
                "/bodies/orrin-moor",
                "/bodies/quell-haven",
                "/cases",
                "/cases?state=closed",
                "/cases/case-0001",
                "/cases/case-0002",
                "/cases/case-0006",
                "/bodies/tesk-stead/reports",
                "/bodies/orrin-moor/reports?state=done&sort=received",
                "/reports/r-wait",
                "/reports/r-run",
                "/reports/r-done",
                "/reports/r-refused",
                "/nothing/here"
            })
    void everyPage_isSoundHtml(String path) throws IOException, InterruptedException {
        Document page = site.page(path, "assessor");
        assertThat(page.select("h1")).as("one first heading").hasSize(1);
        assertThat(page.title()).endsWith("– Invented country – Concordat");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("[style], style, script:not([src])"))
                .as("nothing inline that the policy would stop")
                .isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList()).noneMatch(a -> a.getKey().startsWith("on"));
        }
        assertThat(page.select("table"))
                .allSatisfy(t -> assertThat(t.select("caption").text()).isNotBlank());
        assertThat(page.select("input:not([type=hidden]), select, textarea"))
                .allSatisfy(field ->
                        assertThat(page.select("label[for=" + field.id() + "]")).hasSize(1));
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (String reference : page.select("a[href^=#]").eachAttr("href")) {
            assertThat(page.getElementById(reference.substring(1)))
                    .as(reference)
                    .isNotNull();
        }
    }

    @Test
    void board_saysTheNationInOneSentence() throws IOException, InterruptedException {
        Document board = site.page("/", "assessor");
        assertThat(board.select(".app-lead").text())
                .matches("\\d+ of 120 bodies have full access, and \\d+ more until a"
                        + " date that is set; \\d+ lose something in the next 14 days\\.");
        assertThat(board.select(".app-counts a").eachAttr("href"))
                .containsExactly(
                        "/bodies?state=full",
                        "/bodies?state=lapsing",
                        "/bodies?state=partial",
                        "/bodies?state=suspended");
        assertThat(board.select("svg.app-map a"))
                .as("map and list hold the same bodies")
                .hasSameSizeAs(board.select(".app-region-list a"));
        assertThat(board.select("svg.app-map a").eachAttr("href"))
                .containsExactlyInAnyOrderElementsOf(
                        board.select(".app-region-list a").eachAttr("href"));
        assertThat(board.select("svg.app-map a"))
                .allSatisfy(a -> assertThat(a.select("title").text()).contains(": "));
    }

    @Test
    void board_leadsOfficersToTheirBody() throws IOException, InterruptedException {
        HttpResponse<String> answer = site.get("/", "officer");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/bodies/tesk-stead");
    }

    @Test
    void board_tellsWhoHasNoRoleWhatToDo() throws IOException, InterruptedException {
        HttpResponse<String> answer = site.get("/", "clerk");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Ask the programme lead");
    }

    @Test
    void board_ofAnEmptyNetwork_saysWhatToDo(@TempDir Path empty) throws IOException, InterruptedException {
        try (Site none = new Site(new Country(0), empty)) {
            Document board = none.page("/", "assessor");
            assertThat(board.select(".app-lead").text()).isEqualTo("No body has joined yet.");
            assertThat(board.text()).contains("The programme lead brings bodies in", "Nothing is set to close");
            assertThat(none.page("/bodies", "assessor").text()).contains("No body has joined the network yet");
            assertThat(none.page("/cases", "assessor").text()).contains("No case is open");
        }
    }

    @Test
    void names_areNeverMarkup() throws IOException, InterruptedException {
        HttpResponse<String> list = site.get("/bodies?q=Sons", "assessor");
        assertThat(list.body()).doesNotContain("<script>alert");
        assertThat(Jsoup.parse(list.body()).select("tbody th a").text()).isEqualTo(Country.HOSTILE);
        assertThat(site.get("/cases/case-0002", "assessor").body()).doesNotContain("<script>alert");
        assertThat(site.get("/", "assessor").body()).doesNotContain("<script>alert");
        String crafted = site.get("/bodies?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "assessor")
                .body();
        assertThat(crafted).doesNotContain("<script>alert");
    }

    @Test
    void reports_showHowFarTheyAre_alsoWithoutScripts() throws IOException, InterruptedException {
        Document list = site.page("/bodies/tesk-stead/reports", "officer");
        assertThat(list.select("tbody tr")).hasSize(4);
        assertThat(list.select("tbody").text())
                .contains("Waiting, place 2 in the line", "Reading, 45.0 of 100.0 MB", "12 findings, 5 new, 1 closed");
        assertThat(list.select("head noscript").html()).contains("http-equiv=\"refresh\"");
        assertThat(site.page("/bodies/tesk-stead/reports?state=done", "officer").select("head noscript"))
                .isEmpty();

        Document running = site.page("/reports/r-run", "officer");
        assertThat(running.select("head noscript").html()).contains("http-equiv=\"refresh\"");
        assertThat(running.select("progress").attr("value")).isEqualTo("45");
        assertThat(running.text())
                .contains("3 seconds, about 4 seconds of this left", "It began again after a restart", "the internet");
        assertThat(site.page("/reports/r-wait", "officer").select("progress").hasAttr("value"))
                .isFalse();
        assertThat(site.page("/reports/r-refused", "officer")
                        .select(".govuk-inset-text")
                        .text())
                .isEqualTo("The report <breaks> off: line 7; export it again");
        assertThat(site.page("/reports/r-done", "officer").text()).contains("concordat report withdraw r-done");
        assertThat(site.get("/reports/r-run", "clerk").statusCode()).isEqualTo(404);
    }

    @Test
    void report_isCancelledByWhoMay_andSaysWhenItIsTooLate() throws IOException, InterruptedException {
        assertThat(site.page("/reports/r-run", "assessor").select("form[action$=/cancel]"))
                .isEmpty();
        assertThat(site.post("/reports/r-run/cancel", "assessor", "", site.address())
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.post("/reports/r-run/cancel", "officer", "", site.address())
                        .statusCode())
                .isEqualTo(303);
        assertThat(site.desk).contains("cancel r-run");
        HttpResponse<String> late = site.post("/reports/r-done/cancel", "officer", "", site.address());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("To undo it, withdraw it.");
    }

    @Test
    void bodies_filterSortAndPage() throws IOException, InterruptedException {
        Document first = site.page("/bodies?state=full&sort=-gaps", "assessor");
        assertThat(first.select("tbody .govuk-tag").eachText()).containsOnly("Full access");
        assertThat(first.select("th[aria-sort=descending]").text()).startsWith("Controls held");
        assertThat(first.select("option[selected]").eachAttr("value")).containsExactly("full", "", "", "-gaps");
        String next = first.select("a[rel=next]").attr("href");
        assertThat(next).contains("state=full", "sort=-gaps", "cursor=50");
        Document second = site.page(next, "assessor");
        assertThat(second.select("tbody th a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select("tbody th a").eachAttr("href"));
        assertThat(second.select("nav[aria-label=Pages] a").eachText()).contains("Back to the first page");
    }

    @Test
    void body_saysWhatIsLostNext() throws IOException, InterruptedException {
        Document page = site.page("/bodies/tesk-stead", "officer");
        assertThat(page.select(".app-lead").text())
                .contains("Next, on 1 December 2026 at 9:30am (in 9 days), it loses 3 routes");
        assertThat(page.select("h1 ~ table, table")).isNotEmpty();
        assertThat(page.select("#standing ~ table")).hasSizeGreaterThan(10);
        assertThat(page.select("a[href=/bodies]"))
                .as("an officer has no list of bodies")
                .isEmpty();
        assertThat(site.page("/bodies/orrin-moor", "neighbour").text())
                .contains("Emergency: Suspension", "Two clean scans", "Personal device, in a browser");
    }

    @Test
    void otherBodies_areNotAnOfficersToSee() throws IOException, InterruptedException {
        for (String path : List.of("/bodies/tesk-stead", "/bodies", "/cases")) {
            assertThat(site.get(path, "neighbour").statusCode()).as(path).isEqualTo(403);
        }
        HttpResponse<String> hidden = site.get("/cases/case-0001", "neighbour");
        HttpResponse<String> absent = site.get("/cases/case-9999", "neighbour");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body().replace("case-0001", "x"))
                .as("a hidden case is told from none by nothing")
                .isEqualTo(absent.body().replace("case-9999", "x"));
        assertThat(site.post("/cases/case-0001/reply", "neighbour", "kind=PLAN&words=x", site.address())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void strangers_areLedToSignInAndBack() throws IOException, InterruptedException {
        HttpResponse<String> answer = site.get("/bodies?state=full", "");
        assertThat(answer.statusCode()).isEqualTo(303);
        String signIn = answer.headers().firstValue("Location").orElseThrow();
        assertThat(signIn).isEqualTo("/sign-in?next=%2Fbodies%3Fstate%3Dfull");
        assertThat(site.page(signIn, "").select("input[name=next]").val()).isEqualTo("/bodies?state=full");
        HttpResponse<String> in = site.post(
                "/sign-in",
                "",
                "name=assessor&password=right+%26+proper&next=%2Fbodies%3Fstate%3Dfull",
                site.address());
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/bodies?state=full");
        assertThat(in.headers().firstValue("Set-Cookie"))
                .contains("concordat=assessor; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void signIn_neverLeadsAway() throws IOException, InterruptedException {
        for (String next : List.of("https://elsewhere.example/", "//elsewhere.example", "/%5Celsewhere.example")) {
            HttpResponse<String> in =
                    site.post("/sign-in", "", "name=assessor&password=right+%26+proper&next=" + next, site.address());
            assertThat(in.headers().firstValue("Location")).as(next).contains("/");
        }
    }

    @Test
    void signIn_saysWhatIsWrong_andKeepsTheName() throws IOException, InterruptedException {
        Map<String, String> wrong = Map.of(
                "name=&password=", "Enter your user name",
                "name=ann&password=wrong", "do not belong together",
                "name=hasty&password=x", "Wait a minute");
        for (Map.Entry<String, String> tried : wrong.entrySet()) {
            HttpResponse<String> answer = site.post("/sign-in", "", tried.getKey(), site.address());
            Document page = Jsoup.parse(answer.body());
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(page.select(".govuk-error-summary a").text()).contains(tried.getValue());
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.select("input[type=password]").val()).isEmpty();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(Jsoup.parse(site.post("/sign-in", "", "name=ann&password=", site.address())
                                .body())
                        .select("#name")
                        .val())
                .isEqualTo("ann");
    }

    @Test
    void formsFromElsewhere_areRefused() throws IOException, InterruptedException {
        String elsewhere = "https://elsewhere.example";
        assertThat(site.post("/sign-in", "", "name=assessor&password=right+%26+proper", elsewhere)
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.post("/sign-out", "assessor", "", elsewhere).statusCode())
                .isEqualTo(403);
        assertThat(site.post("/cases/case-0001/reply", "officer", "kind=PLAN&words=x", elsewhere)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signOut_endsSessionAndCookie() throws IOException, InterruptedException {
        HttpResponse<String> out = site.post("/sign-out", "leaver", "", site.address());
        assertThat(site.signedOut).contains("leaver");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(site.page("/sign-in?done=out", "").text()).contains("You are signed out");
    }

    @Test
    void assets_areKeptForEver() throws IOException, InterruptedException {
        Document page = site.page("/sign-in", "");
        List<String> loaded =
                page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href");
        assertThat(loaded).hasSize(2);
        for (String address : loaded) {
            HttpResponse<String> asset = site.get(address, "");
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
            assertThat(asset.body()).doesNotContain("GDS Transport").doesNotContain("url(/");
        }
        String script = page.select("script").attr("src");
        String imported = site.get(script, "").body().replaceAll("(?s).*from '\\./([^']+)'.*", "$1");
        assertThat(site.get("/assets/" + imported, "").statusCode()).isEqualTo(200);
        assertThat(site.get("/assets/none.css", "").statusCode()).isEqualTo(404);
    }
}
