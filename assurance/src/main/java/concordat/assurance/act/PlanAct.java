package concordat.assurance.act;

import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.catalogue.ControlId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What a body sets out to do, and what becomes of it. [PlanAgreed] is the officer's decision on it, [PlanEnded] its
/// end.
public sealed interface PlanAct extends PartAct {

    /// A body proposes a plan.
    ///
    /// @param endsOn the day (UTC) by which all of it is to be done
    record PlanDrafted(PlanId plan, EnvironmentId environment, Set<ControlId> controls, LocalDate endsOn, Prose aim)
            implements PlanAct {
        public PlanDrafted {
            controls = Set.copyOf(controls);
        }
    }

    /// A named officer refuses a plan, with reasons.
    record PlanRefused(PlanId plan, Prose reasons) implements PlanAct {}

    /// Something is to be done.
    ///
    /// @param number counted through for each environment, never given twice
    /// @param pence what it costs, in pence; 0 when it costs nothing or nobody knows
    /// @param funded whether somebody has said where the money comes from
    /// @param dependsOn another action, of this body or another, that must be done before
    /// @param continues a closed action that this one takes up again
    record ActionAdded(
            ActionId action,
            PlanId plan,
            int number,
            Set<ControlId> controls,
            Optional<PersonId> owner,
            LocalDate plannedOn,
            long pence,
            boolean funded,
            Optional<ActionId> dependsOn,
            Optional<ActionId> continues,
            Prose what)
            implements PlanAct {
        public ActionAdded {
            controls = Set.copyOf(controls);
        }
    }

    /// An action gets another date. A later one is a slip.
    record ActionMoved(ActionId action, LocalDate plannedOn, Prose reason) implements PlanAct {}

    /// An action gets an owner and its money.
    record ActionResourced(ActionId action, PersonId owner, long pence, boolean funded) implements PlanAct {}

    /// Something that can be seen on the way to an action's end.
    ///
    /// @param milestone its name, once in the action
    record MilestoneSet(ActionId action, String milestone, LocalDate plannedOn) implements PlanAct {}

    /// A milestone was reached.
    record MilestoneMet(ActionId action, String milestone, LocalDate metOn) implements PlanAct {}

    /// An action is done, and stays done.
    record ActionDone(ActionId action, LocalDate doneOn, Set<EvidenceId> evidence) implements PlanAct {
        public ActionDone {
            evidence = Set.copyOf(evidence);
        }
    }

    /// An action will not be done.
    record ActionDropped(ActionId action, Prose reason) implements PlanAct {}

    /// Which findings an action is to mend, from now on: these, and none that it had before. Only scans show that they
    /// are mended.
    ///
    /// @param scope lower-case hex SHA-256 over their keyed identities, which tells nobody what they are
    /// @param findings how many; 0 for none any more
    record ActionScoped(ActionId action, String scope, int findings, Prose reason) implements PlanAct {}

    /// How a plan stood at the end of a month, for ever.
    ///
    /// @param month as `2027-03`
    /// @param done actions done by then
    /// @param open actions not done by then
    /// @param slips times a date was moved to a later one until then
    /// @param credibility how probable it was that the plan ends by its date, per mille; -1 for too little record
    record PlanFrozen(PlanId plan, String month, int done, int open, int slips, int credibility) implements PlanAct {}
}
