package concordat.web.page.cases;

import concordat.api.view.CaseView;
import concordat.api.view.Page;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Link;
import concordat.web.read.CaseFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The list of cases, newest first.
public final class Cases {

    private static final int LIMIT = 50;

    private final Kit kit;

    public Cases(Kit kit) {
        this.kit = kit;
    }

    public List<Route> routes() {
        return List.of(Route.get("/cases", Authority.NATION, this::show));
    }

    private Answer show(Asked asked) {
        Optional<String> cursor = asked.query("cursor");
        String state = asked.query("state")
                .filter(s -> s.equals("closed") || s.equals("all"))
                .orElse("open");
        Page<CaseView> page = kit.readings()
                .cases(new CaseFilter(
                        Optional.empty(), Optional.of(state).filter(s -> !s.equals("all")), cursor, LIMIT));
        Instant now = kit.readings().network().time();
        List<CaseRow> rows =
                page.items().stream().map(c -> CaseRow.of(c, now, kit)).toList();
        String count = kit.words().count(page.total().orElse(rows.size()), state.equals("open") ? "open-case" : "case");
        return kit.render(
                200,
                "cases",
                new CasesPage(
                        kit.shell(asked, "Cases", "/cases"),
                        state,
                        count,
                        rows,
                        page.next().map(n -> Link.to("/cases", Map.of("state", state, "cursor", n))),
                        cursor.map(c -> Link.to("/cases", Map.of("state", state)))));
    }
}
