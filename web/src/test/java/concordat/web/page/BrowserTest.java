package concordat.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page in a real browser: nothing that keeps people out, nothing the policy stops, and all of it without
/// scripts too. Leaves screenshots in `target/screenshots`.
@Tag("slow")
final class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private record Visit(String name, String path, String person) {}

    private static final List<Visit> VISITS = List.of(
            new Visit("sign-in", "/sign-in", ""),
            new Visit("board", "/", "assessor"),
            new Visit("bodies", "/bodies", "assessor"),
            new Visit("bodies-filtered", "/bodies?state=partial&sort=-gaps", "assessor"),
            new Visit("bodies-none", "/bodies?q=nothing", "assessor"),
            new Visit("body-lapsing", "/bodies/tesk-stead", "officer"),
            new Visit("body-suspended", "/bodies/orrin-moor", "assessor"),
            new Visit("body-bare", "/bodies/quell-haven", "assessor"),
            new Visit("cases", "/cases", "assessor"),
            new Visit("case-reply", "/cases/case-0001", "officer"),
            new Visit("case-decide", "/cases/case-0002", "assessor"),
            new Visit("case-closed", "/cases/case-0006", "assessor"),
            new Visit("reports", "/bodies/tesk-stead/reports", "officer"),
            new Visit("report-running", "/reports/r-run", "officer"),
            new Visit("report-refused", "/reports/r-refused", "officer"),
            new Visit("not-found", "/nothing", "assessor"),
            new Visit("not-yours", "/bodies", "officer"));

    @TempDir
    private static Path folder;

    private static Site site;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: pages in a browser, since there is no " + CHROMIUM);
        site = new Site(new Country(588), folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    void everyPage_keepsNobodyOut() {
        List<String> faults = new ArrayList<>();
        for (int width : List.of(1280, 390)) {
            for (Visit visit : VISITS) {
                try (BrowserContext context = context(visit.person(), width, true)) {
                    look(context, visit, width, faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void look(BrowserContext context, Visit visit, int width, List<String> faults) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A page that says 403 or 404 is told so by the browser too.
            if (message.type().equals("error")
                    && !message.text().contains("the server responded with a status of 40")) {
                faults.add(visit.name() + ": " + message.text());
            }
        });
        page.onRequestFailed(request -> faults.add(visit.name() + ": " + request.url() + " failed"));
        page.navigate(site.address() + visit.path());
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", visit.name() + "-" + width + ".png")));
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            faults.add(visit.name() + " at " + width + ": " + rule.getId() + " "
                    + rule.getNodes().getFirst().getHtml());
        }
        Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!wider.equals(0)) {
            faults.add(visit.name() + " at " + width + " is " + wider + " pixels too wide");
        }
    }

    @Test
    void signingInAndReplying_worksWithAndWithoutScripts() {
        for (boolean scripts : List.of(true, false)) {
            int before = site.desk.size();
            try (BrowserContext context = context("", 390, scripts)) {
                Page page = context.newPage();
                page.navigate(site.address() + "/cases/case-000" + (scripts ? 1 : 2));
                page.getByLabel("User name").fill("officer");
                page.locator("#password").fill("wrong");
                page.locator("main button[type=submit]").click();
                assertThat(page.locator(".govuk-error-summary").innerText()).contains("do not belong together");
                page.locator("#password").fill("right & proper");
                page.locator("main button[type=submit]").click();
                assertThat(page.url()).endsWith("/cases/case-000" + (scripts ? 1 : 2));
                page.getByText("Send reply").click();
                assertThat(page.locator(".govuk-error-summary").innerText()).contains("Select what you reply");
                faultless(page, scripts);
                page.getByLabel("We have a plan").check();
                page.locator("#words").fill("By Friday");
                page.getByText("Send reply").click();
                assertThat(page.locator(".govuk-notification-banner").innerText())
                        .contains("Your reply is recorded");
                faultless(page, scripts);
                page.getByText("Sign out").click();
                assertThat(page.locator("main").innerText()).contains("You are signed out");
            }
            assertThat(site.desk).hasSize(before + 1);
        }
    }

    /// axe itself is a script, so it looks only where scripts run.
    private static void faultless(Page page, boolean scripts) {
        if (scripts) {
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    private static BrowserContext context(String person, int width, boolean scripts) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(scripts));
        if (!person.isEmpty()) {
            context.addCookies(List.of(new Cookie("concordat", person).setUrl(site.address())));
        }
        return context;
    }
}
