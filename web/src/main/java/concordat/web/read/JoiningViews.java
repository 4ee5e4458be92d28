package concordat.web.read;

import concordat.api.view.ApplicationView;
import concordat.api.view.CaseStep;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.Stage;
import concordat.assurance.joining.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The board of those who come, extend and go.
public final class JoiningViews {

    private JoiningViews() {}

    /// @return all applications, newest first
    public static Listed<Application, ApplicationView> listed(Reading reading) {
        Set<String> states = new TreeSet<>(Reading.words(Stage.values()));
        states.addAll(Set.of("accepted", "refused"));
        return new Listed<>(
                reading.programme().applications().all().reversed(),
                a -> a.filed().act().application().value(),
                a -> Set.of(a.filed().act().body()),
                JoiningViews::state,
                states,
                JoiningViews::view);
    }

    private static String state(Application application) {
        if (application.decided().isEmpty()) {
            return Reading.word(application.stage());
        }
        return application.accepted() ? "accepted" : "refused";
    }

    private static ApplicationView view(Application application) {
        ApplicationFiled filed = application.filed().act();
        List<CaseStep> steps = new ArrayList<>();
        steps.add(Reading.step(application.filed(), "filed", filed.wants()));
        application
                .moves()
                .forEach(m -> steps.add(Reading.step(
                        m, "moved to " + Reading.word(m.act().stage()), m.act().note())));
        application
                .decided()
                .ifPresent(d -> steps.add(Reading.step(
                        d, d.act().accepted() ? "accepted" : "refused", d.act().reasons())));
        return new ApplicationView(
                filed.application().value(),
                filed.body().value(),
                filed.wish().name(),
                state(application),
                filed.name().text(),
                filed.wants().text(),
                application.filed().at(),
                steps);
    }
}
