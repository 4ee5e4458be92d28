package concordat.assurance.joining;

import concordat.assurance.act.Entry;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.JoiningAct.ApplicationDecided;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.ApplicationMoved;
import concordat.assurance.act.JoiningAct.BodyLeft;
import concordat.assurance.act.JoiningAct.Stage;
import concordat.assurance.act.JoiningAct.Wish;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ApplicationId;
import concordat.assurance.ids.BodyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The board of all applications to join, to extend and to leave: an immutable value.
public final class Applications {
    /// Of a network that nobody has applied to.
    public static final Applications NONE = new Applications(PersistentMap.empty());

    /// What those who rely on a body are told before it leaves.
    public static final Duration NOTICE = Duration.ofDays(30);

    private static final List<Stage> STAGES = List.of(Stage.values());

    private final PersistentMap<ApplicationId, Application> byId;

    private Applications(PersistentMap<ApplicationId, Application> byId) {
        this.byId = byId;
    }

    /// @return the application, none when nobody filed it
    public Optional<Application> application(ApplicationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @return the body that an act is about, none when it names an application that nobody filed
    public Optional<BodyId> bodyOf(JoiningAct act) {
        return switch (act) {
            case ApplicationFiled a -> Optional.of(a.body());
            case ApplicationMoved a -> applicant(a.application());
            case ApplicationDecided a -> applicant(a.application());
            case BodyLeft a -> Optional.of(a.body());
        };
    }

    private Optional<BodyId> applicant(ApplicationId id) {
        return application(id).map(a -> a.filed().act().body());
    }

    /// @return all applications, oldest first
    public List<Application> all() {
        List<Application> all = byId.values();
        all.sort(Comparator.comparingLong(a -> a.filed().position()));
        return all;
    }

    /// @return these after the act of an entry, taken as it stands
    public Applications with(JoiningAct act, Entry entry) {
        return switch (act) {
            case ApplicationFiled a ->
                new Applications(byId.with(
                        a.application(), new Application(Recorded.of(a, entry), List.of(), Optional.empty())));
            case ApplicationMoved a ->
                new Applications(
                        byId.with(a.application(), known(a.application()).moved(Recorded.of(a, entry))));
            case ApplicationDecided a ->
                new Applications(
                        byId.with(a.application(), known(a.application()).decided(Recorded.of(a, entry))));
            case BodyLeft a -> this;
        };
    }

    private Application known(ApplicationId id) {
        return application(id)
                .orElseThrow(() -> new IllegalArgumentException("an entry names unknown application " + id));
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(JoiningAct act) {
        return switch (act) {
            case ApplicationFiled a -> Verdict.unused(byId.get(a.application()));
            case ApplicationMoved a -> named(a.application());
            case ApplicationDecided a -> named(a.application());
            case BodyLeft a -> named(a.application());
        };
    }

    private Verdict named(ApplicationId id) {
        return Verdict.known(byId.get(id), Fault.APPLICATION_UNKNOWN, id);
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(JoiningAct act, Instant at) {
        return switch (act) {
            case ApplicationFiled a -> Verdict.allow();
            case ApplicationMoved a -> {
                Application application = known(a.application());
                boolean next = STAGES.indexOf(a.stage()) <= STAGES.indexOf(application.stage()) + 1
                        && a.stage() != application.stage();
                yield undecided(application)
                        .and(() -> Verdict.when(
                                next,
                                Fault.APPLICATION_STEP,
                                "application " + a.application() + " is " + application.stage(),
                                "application-moved to the stage after it, or to an earlier one"));
            }
            case ApplicationDecided a -> {
                Application application = known(a.application());
                yield undecided(application)
                        .and(() -> Verdict.when(
                                !a.accepted() || application.stage() == Stage.REVIEWED,
                                Fault.APPLICATION_STEP,
                                "application " + a.application() + " is " + application.stage(),
                                "application-moved to REVIEWED"));
            }
            case BodyLeft a -> left(a, at);
        };
    }

    private static Verdict undecided(Application application) {
        return Verdict.when(
                application.decided().isEmpty(), Fault.ALREADY_SAID, "the application is decided", "application-filed");
    }

    private Verdict left(BodyLeft act, Instant at) {
        Application application = known(act.application());
        ApplicationFiled filed = application.filed().act();
        boolean theirs = filed.body().equals(act.body()) && filed.wish() == Wish.LEAVE;
        Optional<Instant> earliest =
                application.decided().map(d -> d.at().plus(NOTICE)).filter(e -> application.accepted());
        return Verdict.when(
                        theirs,
                        Fault.ANOTHER_BODYS,
                        "application " + act.application() + " is no wish of " + act.body() + " to leave",
                        "application-filed to leave")
                .and(() -> Verdict.when(
                        earliest.isPresent(),
                        Fault.APPLICATION_STEP,
                        "application " + act.application() + " was not accepted",
                        "application-decided"))
                .and(() -> Verdict.when(
                        !at.isBefore(earliest.orElseThrow()),
                        Fault.NOT_DUE,
                        "those who rely on " + act.body() + " have notice until " + earliest.orElseThrow(),
                        "body-left from " + earliest.orElseThrow()));
    }
}
