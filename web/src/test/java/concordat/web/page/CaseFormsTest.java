package concordat.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaseFormsTest {

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(new Country(3), folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void replyForm_isTheOfficersOnly() throws IOException, InterruptedException {
        assertThat(site.page("/cases/case-0001", "officer").select("form[action$=/reply] input[type=radio]"))
                .hasSize(3);
        assertThat(site.page("/cases/case-0001", "assessor").select("form[action$=/reply]"))
                .isEmpty();
        assertThat(site.page("/cases/case-0002", "officer").select("form[action$=/reply] input[type=radio]"))
                .as("only what is still legal")
                .hasSize(1);
    }

    @Test
    void decisionForm_isTheAuthoritysOnly_andOnceThereIsSomethingToDecide() throws IOException, InterruptedException {
        assertThat(site.page("/cases/case-0002", "assessor").select("form[action$=/decision]"))
                .hasSize(1);
        assertThat(site.page("/cases/case-0002", "officer").select("form[action$=/decision]"))
                .isEmpty();
        assertThat(site.page("/cases/case-0001", "assessor").select("form[action$=/decision]"))
                .as("the body may still reply")
                .isEmpty();
        assertThat(site.page("/cases/case-0004", "assessor").text()).contains("There is nothing to decide now");
    }

    @Test
    void emptyReply_isNotSent() throws IOException, InterruptedException {
        HttpResponse<String> answer = site.post("/cases/case-0001/reply", "officer", "words=", site.address());
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#kind", "#words");
        assertThat(page.getElementById("kind")).isNotNull();
        assertThat(page.getElementById("words")).isNotNull();
        assertThat(page.select("#kind-error, #words-error")).hasSize(2);
        assertThat(site.desk).isEmpty();
    }

    @Test
    void refusedReply_keepsWhatWasTyped() throws IOException, InterruptedException {
        HttpResponse<String> answer = site.post(
                "/cases/case-0001/reply", "officer", "kind=MORE_TIME&words=Two+weeks%0D%0Amore", site.address());
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(page.select(".govuk-error-summary a").text())
                .isEqualTo("The time to reply has passed: The reply was due yesterday.");
        assertThat(page.select("#words").val()).isEqualTo("Two weeks\nmore");
        assertThat(page.select("input[value=MORE_TIME]").hasAttr("checked")).isTrue();
        assertThat(page.select("input[value=PLAN]").hasAttr("checked")).isFalse();
    }

    @Test
    void replyAndDecision_reachTheDesk() throws IOException, InterruptedException {
        HttpResponse<String> replied =
                site.post("/cases/case-0001/reply", "officer", "kind=PLAN&words=By+Friday", site.address());
        assertThat(replied.headers().firstValue("Location")).contains("/cases/case-0001?done=reply");
        assertThat(site.page("/cases/case-0001?done=reply", "officer")
                        .select(".govuk-notification-banner")
                        .text())
                .contains("Your reply is recorded");
        HttpResponse<String> decided =
                site.post("/cases/case-0001/decision", "assessor", "upheld=yes&reasons=It+is+sound", site.address());
        assertThat(decided.headers().firstValue("Location")).contains("/cases/case-0001?done=decision");
        assertThat(site.desk)
                .containsExactly(
                        "officer replies PLAN on case-0001: By Friday",
                        "assessor decides true on case-0001: It is sound");
    }

    @Test
    void ladder_showsWhereTheCaseStands() throws IOException, InterruptedException {
        assertThat(site.page("/cases/case-0001", "officer")
                        .select("[aria-current=step] h3")
                        .text())
                .startsWith("Reply");
        assertThat(site.page("/cases/case-0002", "officer")
                        .select("[aria-current=step] h3")
                        .text())
                .startsWith("Decision");
        assertThat(site.page("/cases/case-0006", "officer").select(".app-ladder__step--done"))
                .hasSize(6);
    }
}
