package concordat.web.page.problem;

import concordat.api.view.Problem;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Link;
import java.util.Map;

/// Tells people what was refused and what to do. Whoever has not signed in and asks to read is led to do so.
public final class Problems {

    private final Kit kit;

    public Problems(Kit kit) {
        this.kit = kit;
    }

    public Answer page(Refusal refusal, Asked asked) {
        Problem problem = refusal.problem();
        if (problem.status() == 401 && asked.method().equals("GET")) {
            String wanted = Link.to(asked.path(), asked.query());
            return Answer.seeOther(Link.to("/sign-in", wanted.equals("/") ? Map.of() : Map.of("next", wanted)));
        }
        return kit.render(
                problem.status(),
                "problem",
                new ProblemPage(
                        kit.shell(asked, problem.title(), ""),
                        problem.title(),
                        problem.detail().orElse(""),
                        problem.errors().stream().map(e -> e.text()).toList(),
                        problem.legalMoves(),
                        problem.fault().map(f -> "Fault " + f).orElse("")));
    }
}
