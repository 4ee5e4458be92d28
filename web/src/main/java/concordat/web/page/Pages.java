package concordat.web.page;

import concordat.assurance.Programme;
import concordat.intake.hexjson.HexMap;
import concordat.web.desk.ReportDesk;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.page.asset.Assets;
import concordat.web.page.board.Board;
import concordat.web.page.bodies.Bodies;
import concordat.web.page.body.BodyDesk;
import concordat.web.page.cases.Cases;
import concordat.web.page.casework.CaseDesk;
import concordat.web.page.casework.CaseDeskPage;
import concordat.web.page.problem.Problems;
import concordat.web.page.reports.Reports;
import concordat.web.page.shell.Kit;
import concordat.web.page.signin.SignIn;
import concordat.web.page.signin.SigningIn;
import concordat.web.read.Readings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All pages: their routes, and how they tell of a refusal.
public final class Pages {

    private final List<Route> routes;
    private final Problems problems;

    private Pages(List<Route> routes, Problems problems) {
        this.routes = List.copyOf(routes);
        this.problems = problems;
    }

    /// @param programme the newest version, for roles and the editions' texts
    /// @param layout where bodies stand on the map, when that is known; keys are their ids or register codes
    public static Pages of(
            Readings readings,
            Supplier<Programme> programme,
            SignIn signIn,
            CaseDesk desk,
            ReportDesk reports,
            Supplier<Optional<HexMap>> layout) {
        Assets assets = Assets.load();
        Kit kit = new Kit(readings, programme, assets);
        List<Route> routes = Stream.of(
                        List.of(assets.route()),
                        new SigningIn(kit, signIn).routes(),
                        new Board(kit, layout).routes(),
                        new Bodies(kit).routes(),
                        new BodyDesk(kit).routes(),
                        new Cases(kit).routes(),
                        new CaseDeskPage(kit, desk).routes(),
                        new Reports(kit, reports).routes())
                .flatMap(List::stream)
                .toList();
        return new Pages(routes, new Problems(kit));
    }

    public List<Route> routes() {
        return routes;
    }

    /// A refusal as a page; whoever has not signed in is led to do so.
    public Function<Asked, Answer> refusal(Refusal refusal) {
        return asked -> problems.page(refusal, asked);
    }
}
