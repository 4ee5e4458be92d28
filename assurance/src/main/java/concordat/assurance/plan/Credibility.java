package concordat.assurance.plan;

import concordat.assurance.ids.EnvironmentId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// How probable it is that a plan ends by its date, from the body's own record. It advises a named officer and decides
/// nothing. Other bodies' records are never looked at, so none of them can lower it.
///
/// The probability is the logistic function of a sum to which each factor adds its share, so that every factor can be
/// shown, and answered, by itself. The weights are fitted to simulated histories; docs/credibility.md says how well.
public sealed interface Credibility {
    /// Under this many dates that have come, the record says nothing.
    int LEAST_RECORD = 6;

    /// There are too few dates to say anything; that is not held against the body.
    ///
    /// @param dates how many have come
    record TooLittleRecord(int dates) implements Credibility {}

    /// A probability and what made it up.
    ///
    /// @param probability 0 to 1
    record Score(double probability, List<Factor> factors) implements Credibility {
        public Score {
            factors = List.copyOf(factors);
        }
    }

    /// What is looked at.
    enum Kind {
        /// What every plan starts from.
        START,
        /// How many of the dates that have come were met.
        DATES_MET,
        /// How fast actions are closed against how fast they would have to be.
        PACE,
        /// How many open actions lack an owner or somebody who has said where the money comes from; of what costs
        /// nothing that is said too, else leaving a cost unsaid would look better than naming it.
        UNRESOURCED,
        /// How many open actions wait for one of another body.
        DEPENDENT,
        /// How much time the plan leaves after its last action, against how late actions have been.
        SLACK,
        /// How many actions are open: more can go wrong.
        LOAD
    }

    /// One share of the sum.
    ///
    /// @param value what was found, in the factor's own unit
    /// @param term the value on the scale on which it is weighed
    /// @param weight log odds for one of that scale
    record Factor(Kind kind, double value, double term, double weight) {

        /// @return what it adds to the log odds; negative when it speaks against the plan
        public double share() {
            return weight * term;
        }
    }

    /// @param day the day (UTC) on which it is asked
    static Credibility of(Plans plans, Plan plan, LocalDate day) {
        LocalDate end = end(plan);
        List<Action> mine = plans.actionsOf(plan);
        List<Action> open = mine.stream().filter(a -> openOn(a, day)).toList();
        PastDates record = PastDates.of(plans.actionsOf(plan.environment()), day);
        if (record.dates() < LEAST_RECORD) {
            return new TooLittleRecord(record.dates());
        }
        if (open.isEmpty() || day.isAfter(end)) {
            return new Score(open.isEmpty() && !mine.isEmpty() ? 1 : 0, List.of());
        }
        return score(plans, plan.environment(), open, record, end, day);
    }

    private static Score score(
            Plans plans, EnvironmentId own, List<Action> open, PastDates record, LocalDate end, LocalDate day) {
        double months = Math.max(1, end.toEpochDay() - day.toEpochDay()) / 30.4;
        double met = (record.met() + 1.0) / (record.dates() + 2.0);
        double pace = clamp(Math.log((record.closedLately() + 0.5) / 6.0) - Math.log(open.size() / months), 2.5);
        double unresourced = share(open, a -> a.owner().isEmpty() || !a.funded());
        double dependent = share(open, a -> waitsForAnother(plans, a, own, day));
        long last =
                open.stream().mapToLong(a -> a.plannedOn().toEpochDay()).max().orElse(day.toEpochDay());
        double slack = clamp((end.toEpochDay() - last - record.typicalDaysLate()) / 30.0, 3);
        List<Factor> factors = List.of(
                new Factor(Kind.START, 1, 1, Weights.START),
                new Factor(Kind.DATES_MET, met, Math.log(met / (1 - met)), Weights.DATES_MET),
                new Factor(Kind.PACE, pace, pace, Weights.PACE),
                new Factor(Kind.UNRESOURCED, unresourced, unresourced, Weights.UNRESOURCED),
                new Factor(Kind.DEPENDENT, dependent, dependent, Weights.DEPENDENT),
                new Factor(Kind.SLACK, slack, slack, Weights.SLACK),
                new Factor(Kind.LOAD, open.size(), Math.log1p(open.size()), Weights.LOAD));
        double odds = factors.stream().mapToDouble(Factor::share).sum();
        return new Score(1 / (1 + Math.exp(-odds)), factors);
    }

    private static LocalDate end(Plan plan) {
        return plan.agreed()
                .map(a -> LocalDate.ofInstant(a.act().until(), ZoneOffset.UTC))
                .or(() -> plan.drafted().map(d -> d.endsOn()))
                .orElseThrow();
    }

    private static boolean openOn(Action action, LocalDate day) {
        return action.dropped().isEmpty()
                && action.doneOn().filter(done -> !done.isAfter(day)).isEmpty();
    }

    private static boolean waitsForAnother(Plans plans, Action action, EnvironmentId own, LocalDate day) {
        return action.added()
                .dependsOn()
                .flatMap(plans::action)
                .filter(other -> openOn(other, day)
                        && plans.plan(other.plan())
                                .filter(p -> !p.environment().equals(own))
                                .isPresent())
                .isPresent();
    }

    private static double share(List<Action> actions, Predicate<Action> of) {
        return (double) actions.stream().filter(of).count() / actions.size();
    }

    private static double clamp(double value, double most) {
        return Math.clamp(value, -most, most);
    }

    /// What became of the dates of one environment. Giving an action up once its date has come does not take the date
    /// off the record.
    ///
    /// @param dates that have come: actions that were done, or whose first date is past
    /// @param met of these, done by the first date
    /// @param closedLately actions done in the last six months
    /// @param typicalDaysLate half were later than this; what is still open counts as late as it is by now
    record PastDates(int dates, int met, int closedLately, double typicalDaysLate) {

        static PastDates of(List<Action> actions, LocalDate day) {
            int dates = 0;
            int met = 0;
            int lately = 0;
            List<Long> late = new ArrayList<>();
            for (Action action : actions) {
                LocalDate first = action.firstPlannedOn();
                boolean done = action.doneOn().filter(d -> !d.isAfter(day)).isPresent();
                LocalDate until = action.closed()
                        .map(c -> action.doneOn().orElse(LocalDate.ofInstant(c.at(), ZoneOffset.UTC)))
                        .filter(d -> d.isBefore(day))
                        .orElse(day);
                if (done || first.isBefore(until)) {
                    dates++;
                    long days = until.toEpochDay() - first.toEpochDay();
                    met += done && days <= 0 ? 1 : 0;
                    lately += done && until.isAfter(day.minusMonths(6)) ? 1 : 0;
                    late.add(Math.max(0, days));
                }
            }
            return new PastDates(dates, met, lately, median(late).orElse(0));
        }

        private static OptionalDouble median(List<Long> values) {
            List<Long> sorted = values.stream().sorted().toList();
            int size = sorted.size();
            return size == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0);
        }
    }
}
