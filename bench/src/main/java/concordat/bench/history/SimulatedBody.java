package concordat.bench.history;

import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.ActionDropped;
import concordat.assurance.act.PlanAct.ActionMoved;
import concordat.assurance.act.PlanAct.ActionResourced;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.plan.Credibility;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// One body at its work, week by week: it plans as it thinks it can, works as it is able to, and says some of what goes
/// wrong.
final class SimulatedBody {
    private static final int WEEKS = 52;
    /// How many weeks of work, as it is reckoned beforehand, a week of a middling body brings: dates hold some reserve.
    private static final double SPEED = 2.2;
    /// How much of last week's form is in this week's.
    private static final double LASTING = 0.98;
    /// The chance in a week that a plan turns out to need something more.
    private static final double FOUND_LATER = 0.006;

    private final int index;
    private final SimulatedWorld world;
    private final Random chance;
    private final EnvironmentId environment;
    private final PersonId owner;
    private final int region;
    private final int hands;
    private final double skill;
    private final double optimism;
    private final double tidiness;
    private final List<Task> backlog = new ArrayList<>();
    private double form;
    private int numbers;
    private int plans;
    private int idleFor;
    private Optional<OpenPlan> current = Optional.empty();

    /// A plan that runs, and the forecast that will be held against its end.
    private static final class OpenPlan {
        private final PlanId id;
        private final List<Task> tasks = new ArrayList<>();
        private LocalDate agreeOn = LocalDate.MIN;
        private LocalDate askOn = LocalDate.MIN;
        private LocalDate endsOn = LocalDate.MIN;
        private Optional<Credibility> said = Optional.empty();

        OpenPlan(PlanId id) {
            this.id = id;
        }
    }

    SimulatedBody(int index, SimulatedWorld world, long seed) {
        this.index = index;
        this.world = world;
        this.chance = new Random(seed);
        environment = new EnvironmentId("body-" + index);
        owner = new PersonId("owner-" + index);
        region = chance.nextInt(Weather.REGIONS);
        hands = 1 + chance.nextInt(3);
        skill = world.skillSpread() * chance.nextGaussian();
        optimism = world.optimism() + 0.25 * chance.nextGaussian() - 0.15 * skill;
        tidiness = chance.nextDouble();
        idleFor = chance.nextInt(26);
    }

    /// Lives through one week.
    ///
    /// @param another draws an open action of another body, none when there is none
    /// @return what was said of a plan whose date came this week
    Optional<Forecast> week(LocalDate today, Books books, Weather weather, Function<Random, Optional<Task>> another) {
        form = LASTING * form + StrictMath.sqrt(1 - LASTING * LASTING) * 0.5 * chance.nextGaussian();
        Optional<Forecast> over = current.filter(p -> today.isAfter(p.endsOn)).map(this::judged);
        if (over.isPresent()) {
            current = Optional.empty();
            idleFor = 2 + chance.nextInt(14);
        }
        if (current.isEmpty() && --idleFor < 0) {
            current = Optional.of(plan(today, books, another));
        }
        mishaps(today, books);
        work(today, books, weather);
        tell(today, books);
        current.ifPresent(plan -> attend(plan, today, books, another));
        backlog.removeIf(t -> !t.open());
        return over;
    }

    /// @return an open action that others may wait for
    Optional<Task> anyOpen(Random draw) {
        return backlog.isEmpty() ? Optional.empty() : Optional.of(backlog.get(draw.nextInt(backlog.size())));
    }

    private Forecast judged(OpenPlan plan) {
        boolean all = plan.tasks.stream().allMatch(t -> t.done);
        return switch (plan.said.orElseThrow()) {
            case Credibility.TooLittleRecord little -> new Forecast(index, Double.NaN, List.of(), all);
            case Credibility.Score score -> new Forecast(index, score.probability(), score.factors(), all);
        };
    }

    private OpenPlan plan(LocalDate today, Books books, Function<Random, Optional<Task>> another) {
        OpenPlan plan = new OpenPlan(new PlanId("p-" + index + "-" + ++plans));
        int size = 2 + chance.nextInt(1 + (int) Math.round(world.handsOver() * (hands + 1)));
        // what is thought to be one's pace knows something of one's skill, and nothing of what is to come
        double thought = StrictMath.exp(0.6 * skill + optimism);
        double[] needed = new double[size];
        LocalDate[] dates = new LocalDate[size];
        double queued = 0;
        for (int i = 0; i < size; i++) {
            double guess = StrictMath.exp(1.1 + 0.8 * chance.nextGaussian());
            needed[i] = guess * StrictMath.exp(0.4 * chance.nextGaussian()) * surprise();
            queued += guess / (hands * thought);
            dates[i] = today.plusDays(14 + Math.round(7 * (queued + chance.nextInt(4))));
        }
        plan.endsOn = Collections.max(List.of(dates))
                .plusDays(List.of(7, 30, 45, 60, 90, 120).get(chance.nextInt(6)));
        books.done(today, new PlanDrafted(plan.id, environment, Books.CONTROLS, plan.endsOn, Books.said()));
        for (int i = 0; i < size; i++) {
            add(plan, today, dates[i], needed[i], books, another);
        }
        int weeks = Math.toIntExact((plan.endsOn.toEpochDay() - today.toEpochDay()) / 7);
        plan.agreeOn = today.plusWeeks(2 + chance.nextInt(4));
        plan.askOn = today.plusWeeks(chance.nextInt(Math.max(1, weeks)));
        return plan;
    }

    private double surprise() {
        return chance.nextDouble() < world.tail()
                ? Math.min(30, 2 * StrictMath.pow(1 - chance.nextDouble(), -1 / world.tailPower()))
                : 1;
    }

    private void add(
            OpenPlan plan,
            LocalDate today,
            LocalDate on,
            double weeks,
            Books books,
            Function<Random, Optional<Task>> another) {
        Optional<Task> after = chance.nextDouble() < world.waiting() ? another.apply(chance) : Optional.empty();
        long pence = chance.nextDouble() < 0.25 ? 0 : 10_000L * (1 + chance.nextInt(900));
        int supplier = chance.nextDouble() < 0.3 ? chance.nextInt(Weather.SUPPLIERS) : -1;
        Task task = new Task(new ActionId("a-" + index + "-" + ++numbers), pence, supplier, after, on, weeks);
        task.owned = chance.nextDouble() < 0.5 + 0.5 * tidiness;
        task.paid = pence == 0 || chance.nextDouble() < 0.4 + 0.5 * tidiness;
        task.saidPaid = pence == 0 ? chance.nextDouble() < 0.9 : task.paid;
        books.done(
                today,
                new ActionAdded(
                        task.id,
                        plan.id,
                        numbers,
                        Books.CONTROLS,
                        task.owned ? Optional.of(owner) : Optional.empty(),
                        on,
                        pence,
                        task.saidPaid,
                        after.map(a -> a.id),
                        Optional.empty(),
                        Books.said()));
        plan.tasks.add(task);
        backlog.add(task);
    }

    /// Owners come and go, money is found and cut; the record hears of it when somebody writes it down.
    private void mishaps(LocalDate today, Books books) {
        boolean newYear = today.getMonth() == Month.APRIL && today.getDayOfMonth() <= 7;
        boolean cut = newYear && chance.nextDouble() < world.cuts();
        for (Task task : backlog) {
            task.ownerAwayFor = Math.max(0, task.ownerAwayFor - 1);
            boolean owned = task.owned;
            boolean saidPaid = task.saidPaid;
            if (!task.owned && chance.nextDouble() < 0.2) {
                task.owned = true;
            }
            if (task.owned && chance.nextDouble() < world.turnover() / WEEKS) {
                task.ownerAwayFor = 3 + chance.nextInt(14);
            }
            if (!task.paid && chance.nextDouble() < 0.06 + 0.10 * tidiness) {
                task.paid = true;
                task.saidPaid = true;
            } else if (cut && task.pence > 0 && chance.nextDouble() < 0.6) {
                task.paid = false;
                task.saidPaid = task.saidPaid && chance.nextDouble() > world.candour();
            }
            if (task.owned && (!owned || saidPaid != task.saidPaid)) {
                books.done(today, new ActionResourced(task.id, owner, task.pence, task.saidPaid));
            }
        }
    }

    private void work(LocalDate today, Books books, Weather weather) {
        double pace = SPEED * StrictMath.exp(skill + form) * weather.pace(region);
        List<Task> ready = backlog.stream()
                .filter(t -> t.workable(weather))
                .sorted(Comparator.comparing((Task t) -> t.planned))
                .limit(hands)
                .toList();
        for (Task task : ready) {
            task.weeksLeft -= pace;
            if (task.weeksLeft <= 0) {
                task.closed = true;
                task.done = true;
                books.done(today, new ActionDone(task.id, today, Set.of()));
            }
        }
    }

    /// Dates are moved by those who say so, and by others once they have passed; some things are given up.
    private void tell(LocalDate today, Books books) {
        for (Task task : backlog) {
            if (!task.open()) {
                continue;
            }
            long over = today.toEpochDay() - task.planned.toEpochDay();
            boolean seen = over == -7 || over == -14;
            double moving = seen && task.weeksLeft > 2 ? world.candour() : over > 0 ? 0.12 : 0;
            if (over > 120 && chance.nextDouble() < 0.03) {
                task.closed = true;
                books.done(today, new ActionDropped(task.id, Books.said()));
            } else if (chance.nextDouble() < moving) {
                LocalDate later = today.plusWeeks(2 + Math.round(StrictMath.min(20, task.weeksLeft)));
                if (later.isAfter(task.planned)) {
                    books.done(today, new ActionMoved(task.id, later, Books.said()));
                    task.planned = later;
                }
            }
        }
    }

    private void attend(OpenPlan plan, LocalDate today, Books books, Function<Random, Optional<Task>> another) {
        if (plan.said.isEmpty() && !today.isBefore(plan.askOn)) {
            plan.said = Optional.of(
                    Credibility.of(books.plans(), books.plans().plan(plan.id).orElseThrow(), today));
        }
        if (!today.isBefore(plan.agreeOn) && plan.agreeOn.isAfter(LocalDate.MIN)) {
            books.agreed(today, plan.id, environment, plan.endsOn);
            plan.agreeOn = LocalDate.MIN;
        }
        long left = plan.endsOn.toEpochDay() - today.toEpochDay();
        if (left > 28 && chance.nextDouble() < FOUND_LATER) {
            add(
                    plan,
                    today,
                    today.plusDays(14 + chance.nextInt((int) left - 14)),
                    1 + chance.nextInt(4),
                    books,
                    another);
        }
    }
}
