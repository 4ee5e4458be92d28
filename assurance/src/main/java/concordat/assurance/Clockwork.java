package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rules require by themselves: a case and its notice when a control fails, a decision on the record when
/// nobody decided, the end of a case when the control holds again. Reads no clock: it is told the time.
///
/// What runs out by its own date (plans, acceptances, measures, agreements) needs no act; [Standing] reads the date.
public final class Clockwork {
    /// Warning before the ceiling ends what is planned or accepted: ten working days are never more than this.
    static final long WARNING = Duration.ofDays(14).toNanos() / 1_000;

    private Clockwork() {}

    /// What a case needs.
    enum Need {
        NOTHING,
        OPENING,
        REOPENING,
        NOTICE,
        DECISION,
        CLOSING
    }

    /// The acts that the rules require by that instant, those due longest first. They are made to be appended in this
    /// order by [Programme#CLOCKWORK] at exactly that instant, since a notice's dates count from when it is served.
    /// Appending them may make others due: ask again until there are none.
    ///
    /// @param at not before the last act
    public static List<Due> due(Programme programme, Instant at) {
        long now = Math.max(Micros.of(at), programme.register().latest);
        List<Finding> needed = new ArrayList<>();
        programme.register().environments.forEach((id, environment) -> {
            if (environment.wakesAt() <= now) {
                gather(programme, environment, now, needed);
            }
        });
        needed.sort(Comparator.comparingLong(Finding::since)
                .thenComparing(f -> f.environment().id())
                .thenComparingInt(Finding::place));
        List<Due> due = new ArrayList<>();
        long position = programme.register().next;
        for (Finding finding : needed) {
            List<Act> acts = acts(programme, finding, now, position);
            position += acts.size();
            acts.forEach(act -> due.add(new Due(Micros.instant(finding.since()), act)));
        }
        Instant when = Micros.instant(now);
        Register register = programme.register();
        register.certificates.due(register.submissions, when).forEach(act -> due.add(new Due(when, act)));
        register.planned.due(when).forEach(act -> due.add(new Due(when, act)));
        new Ladder(programme, when).lifts().forEach(act -> due.add(new Due(when, act)));
        return due;
    }

    /// When something next falls due, if nothing is done before.
    ///
    /// @param after what is due at this instant or before is not looked at
    /// @return later than `after`; none when nothing will
    public static Optional<Instant> nextDue(Programme programme, Instant after) {
        long now = Micros.of(after);
        long[] next = {Micros.NEVER};
        programme.register().environments.forEach((id, environment) -> {
            if (environment.wakesAt() > now) {
                next[0] = Math.min(next[0], environment.wakesAt());
            } else {
                for (int place = 0; place < environment.places(); place++) {
                    if (environment.touched(place)) {
                        next[0] = Math.min(next[0], next(programme, environment, place, now));
                    }
                }
            }
        });
        Optional<Instant> controls = next[0] == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(next[0]));
        Register register = programme.register();
        return Stream.of(controls, register.certificates.nextEnd(after), register.planned.nextCopy(after))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static void gather(Programme programme, EnvironmentState environment, long now, List<Finding> into) {
        for (int place = 0; place < environment.places(); place++) {
            if (environment.touched(place) && environment.control(place).wakesAt() <= now) {
                Judged judged = Judge.judge(programme, environment, place, now);
                Need need = need(programme, environment, place, judged, now);
                if (need != Need.NOTHING) {
                    long since = since(environment.control(place), judged, need);
                    into.add(new Finding(environment, place, judged, need, Math.min(since, now)));
                }
            }
        }
    }

    /// @return the instant itself when an act is due, else when one may next be
    static long wakes(Programme programme, EnvironmentState environment, int place, long at) {
        Judged judged = Judge.judge(programme, environment, place, at);
        return need(programme, environment, place, judged, at) == Need.NOTHING
                ? next(programme, environment, place, at, judged)
                : at;
    }

    private static long next(Programme programme, EnvironmentState environment, int place, long after) {
        ControlState state = environment.control(place);
        return state.wakesAt() > after
                ? state.wakesAt()
                : next(programme, environment, place, after, Judge.judge(programme, environment, place, after));
    }

    private static long next(Programme programme, EnvironmentState environment, int place, long after, Judged judged) {
        ControlState state = environment.control(place);
        long next = judged.changesAt();
        if (state.open().isPresent()) {
            Case about = state.open().get();
            next = earlier(next, Micros.of(about.breachedAt()), after);
            if (about.settlesAt().isPresent()) {
                next = earlier(next, Micros.of(about.settlesAt().get()), after);
            }
        } else if (judged.borrows()) {
            next = earlier(next, ceilingEnds(programme, environment, place, judged, after) - WARNING, after);
        }
        return next;
    }

    private static long earlier(long one, long other, long after) {
        return other > after ? Math.min(one, other) : one;
    }

    /// When what is held without proof next ends because of the ceiling, going on as now: when it is reached or, where
    /// the Authority and those whose data it is agree, when the first of what they have agreed to does.
    static long ceilingEnds(Programme programme, EnvironmentState environment, int place, Judged judged, long at) {
        Timetable.@Nullable Terms terms = environment.terms(programme.register().timetable, at);
        if (terms == null) {
            return Micros.NEVER;
        }
        long ceiling = Micros.plus(
                judged.tally().since(), terms.ceiling - judged.tally().borrowed());
        return PastCeiling.of(programme, environment, place, terms)
                .map(past -> past.ends(judged, ceiling, at))
                .orElse(ceiling);
    }

    /// @return whether nothing is closed by the ceiling to whom it has not been agreed
    private static boolean whole(Programme programme, EnvironmentState environment, int place, Judged judged, long at) {
        Timetable.@Nullable Terms terms = environment.terms(programme.register().timetable, at);
        return judged.reason() != StandingReason.CEILING_AGREED
                || terms == null
                || PastCeiling.of(programme, environment, place, terms)
                        .filter(past -> past.whole(judged, at))
                        .isPresent();
    }

    static Need need(Programme programme, EnvironmentState environment, int place, Judged judged, long at) {
        ControlState state = environment.control(place);
        if (!asked(programme, environment, place, at)) {
            return state.open().isPresent() ? Need.CLOSING : Need.NOTHING;
        }
        if (state.open().isEmpty()) {
            boolean ends = judged.borrows() && ceilingEnds(programme, environment, place, judged, at) - at <= WARNING;
            return judged.kind() == StandingKind.LAPSING || ends ? Need.OPENING : Need.NOTHING;
        }
        Case about = state.open().get();
        if (judged.settled()
                && !pending(programme, about, environment, place, judged, at)
                && whole(programme, environment, place, judged, at)) {
            return Need.CLOSING;
        }
        if (about.notice().isEmpty()) {
            return Need.NOTICE;
        }
        if (judged.kind() == StandingKind.LAPSING
                && about.adjudication()
                        .filter(a -> a.upheld() && !a.cause().equals(judged.cause()))
                        .isPresent()) {
            return Need.REOPENING;
        }
        return about.settlesAt().filter(s -> Micros.of(s) <= at).isPresent() ? Need.DECISION : Need.NOTHING;
    }

    /// @return whether the environment's body is still there, and the edition by which it is judged has the control
    private static boolean asked(Programme programme, EnvironmentState environment, int place, long at) {
        BodyId body = environment.declared.act().body();
        if (!Objects.requireNonNull(programme.register().bodies.get(body))
                .joined()
                .live()) {
            return false;
        }
        Timetable.@Nullable Terms terms = environment.terms(programme.register().timetable, at);
        return terms != null && terms.control(place) != null;
    }

    /// @return whether what the case warns of is still to come
    private static boolean pending(
            Programme programme, Case about, EnvironmentState environment, int place, Judged judged, long at) {
        long comes = Micros.of(about.breachedAt());
        if (comes <= at) {
            return false;
        }
        boolean breach = environment
                .control(place)
                .breach()
                .filter(b -> Micros.of(b.breach().breachesAt()) == comes)
                .isPresent();
        return breach || (judged.borrows() && ceilingEnds(programme, environment, place, judged, at) == comes);
    }

    /// When the control failed, or will, as a case about it has to say.
    ///
    /// @return [Micros#NEVER] when there is nothing that a case could be about
    static long breachedAt(Programme programme, EnvironmentState environment, int place, Judged judged, long at) {
        ControlState state = environment.control(place);
        long breach =
                state.breach().map(b -> Micros.of(b.breach().breachesAt())).orElse(Micros.NEVER);
        return switch (judged.kind()) {
            case LAPSING, LAPSED -> Math.min(breach, judged.tally().kindSince());
            case OPEN -> Math.min(breach, at);
            case PLANNED, ACCEPTED, RELIED_ON, PROVED ->
                Math.min(
                        judged.borrows() ? ceilingEnds(programme, environment, place, judged, at) : Micros.NEVER,
                        breach <= at ? Micros.NEVER : breach);
        };
    }

    private static long since(ControlState state, Judged judged, Need need) {
        return switch (need) {
            case OPENING, REOPENING, CLOSING, NOTHING -> judged.tally().kindSince();
            case NOTICE -> Micros.of(state.open().orElseThrow().openedAt());
            case DECISION -> Micros.of(state.open().flatMap(Case::settlesAt).orElseThrow());
        };
    }

    private static List<Act> acts(Programme programme, Finding finding, long now, long position) {
        ControlState state = finding.environment().control(finding.place());
        return switch (finding.need()) {
            case NOTHING -> List.of();
            case OPENING -> opening(programme, finding, now, position);
            case REOPENING -> {
                List<Act> acts = new ArrayList<>();
                acts.add(closing(programme, state.open().orElseThrow(), "another-cause"));
                acts.addAll(opening(programme, finding, now, position + 1));
                yield acts;
            }
            case NOTICE -> {
                Case about = state.open().orElseThrow();
                Act notice = notice(programme, finding, about.id(), Micros.of(about.breachedAt()), now);
                yield about.comparison().isPresent()
                        ? List.of(notice)
                        : List.of(new Ladder(programme, Micros.instant(now)).compare(about), notice);
            }
            case DECISION -> {
                Case about = state.open().orElseThrow();
                String why = about.replies().isEmpty()
                        ? "silence"
                        : about.secondRequestForTime().isPresent() ? "second-request-for-time" : "undecided";
                yield List.of(new Adjudicated(about.id(), false, prose(programme, about.id(), why)));
            }
            case CLOSING -> {
                String why = "holds-again";
                if (!asked(programme, finding.environment(), finding.place(), now)) {
                    why = "no-longer-asked";
                } else if (finding.judged().kind() == StandingKind.PLANNED) {
                    why = "plan-agreed";
                }
                yield List.of(closing(programme, state.open().orElseThrow(), why));
            }
        };
    }

    private static Act closing(Programme programme, Case about, String why) {
        return new CaseClosed(about.id(), prose(programme, about.id(), why));
    }

    private static List<Act> opening(Programme programme, Finding finding, long now, long position) {
        ControlId control = controlAt(programme, finding, now).id();
        CaseId id = caseId(programme, control, position);
        long breachedAt = breachedAt(programme, finding.environment(), finding.place(), finding.judged(), now);
        EnvironmentId environment = finding.environment().id();
        return List.of(
                new CaseOpened(id, environment, control, Micros.instant(breachedAt)),
                new Ladder(programme, Micros.instant(now)).compare(id, environment, control),
                notice(programme, finding, id, breachedAt, now));
    }

    private static Act notice(Programme programme, Finding finding, CaseId id, long breachedAt, long now) {
        Control control = controlAt(programme, finding, now);
        return new NoticeServed(
                id,
                control.deferrable() ? Role.SECURITY_OFFICER : Role.ACCOUNTABLE_OWNER,
                Micros.instant(WorkingDays.after(now, WorkingDays.NOTICE)),
                Micros.instant(bitesAt(breachedAt, now)),
                programme.routing().restingOn(finding.environment().id(), control.id(), Micros.instant(now)));
    }

    /// @return the later of the window's end and ten working days after notice
    static long bitesAt(long breachedAt, long noticeAt) {
        return Math.max(breachedAt, WorkingDays.after(noticeAt, WorkingDays.NOTICE));
    }

    /// Only controls of the edition that counts can need anything.
    private static Control controlAt(Programme programme, Finding finding, long now) {
        Timetable.@Nullable Terms terms = finding.environment().terms(programme.register().timetable, now);
        @Nullable Control control = terms == null ? null : terms.control(finding.place());
        if (control == null) {
            throw new AssertionError("no control at place " + finding.place() + " at " + Micros.instant(now));
        }
        return control;
    }

    /// A ledger position is never used twice, so neither is the id.
    private static CaseId caseId(Programme programme, ControlId control, long position) {
        String stem = "case-" + control.value().toLowerCase(Locale.ROOT) + "-" + position;
        CaseId id = new CaseId(stem);
        for (int again = 1; programme.register().cases.containsKey(id); again++) {
            id = new CaseId(stem + "-" + again);
        }
        return id;
    }

    /// A key into the message files; there is nobody in it to forget, so the salt need not be secret.
    static Prose prose(Programme programme, Object id, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((programme.network() + " " + id + " " + key).getBytes(StandardCharsets.UTF_8));
            return Prose.of(key, HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// One control of one environment that needs something.
    private record Finding(EnvironmentState environment, int place, Judged judged, Need need, long since) {}
}
