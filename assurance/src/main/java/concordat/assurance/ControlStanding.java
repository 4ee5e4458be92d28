package concordat.assurance;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one control of one environment stands at an instant.
public sealed interface ControlStanding {

    /// What all standings tell.
    ///
    /// @param control which
    /// @param reason why
    /// @param facts what it rests on
    /// @param since since when it has stood this way
    /// @param changesAt the instant at which it may change by itself; the lease
    /// @param handlings ids of the handlings that it supports now
    /// @param loss when it supports less by itself, if nothing is done; none when it never does
    /// @param borrowed how long it has been without proof in all, as counted against the ceiling
    /// @param ceiling the edition's ceiling for that
    record Basis(
            ControlId control,
            StandingReason reason,
            List<FactUsed> facts,
            Instant since,
            Optional<Instant> changesAt,
            Set<String> handlings,
            Optional<Loss> loss,
            Duration borrowed,
            Duration ceiling) {
        public Basis {
            facts = List.copyOf(facts);
            handlings = Set.copyOf(handlings);
        }
    }

    /// That a control will support less.
    ///
    /// @param at when
    /// @param left ids of the handlings that it still supports then
    record Loss(Instant at, Set<String> left) {
        public Loss {
            left = Set.copyOf(left);
        }
    }

    /// Every kind of evidence asked for is in date and strong enough.
    ///
    /// @param weakest the weakest of the evidence that counts
    record Proved(Basis basis, Strength weakest) implements ControlStanding {
        @Override
        public StandingKind kind() {
            return StandingKind.PROVED;
        }
    }

    /// A provider holds it.
    ///
    /// @param providers those that hold it, in order of id
    record ReliedOn(Basis basis, List<EnvironmentId> providers) implements ControlStanding {
        public ReliedOn {
            providers = List.copyOf(providers);
        }

        @Override
        public StandingKind kind() {
            return StandingKind.RELIED_ON;
        }
    }

    /// A plan stands in until its date.
    record Planned(Basis basis, PlanId plan, Instant until) implements ControlStanding {
        @Override
        public StandingKind kind() {
            return StandingKind.PLANNED;
        }
    }

    /// A risk owner has accepted the gap for some handlings.
    ///
    /// @param risks the decisions that count, in order of id
    /// @param only past the ceiling, for each handling that is accepted, whose routes it is accepted for
    record Accepted(Basis basis, List<RiskId> risks, SortedMap<String, Set<BodyId>> only) implements ControlStanding {
        public Accepted {
            risks = List.copyOf(risks);
            only = Collections.unmodifiableSortedMap(new TreeMap<>(only));
        }

        @Override
        public StandingKind kind() {
            return StandingKind.ACCEPTED;
        }
    }

    /// It has failed; access holds for now.
    ///
    /// @param bitesAt when it may close its routes; none as long as notice has not been served
    /// @param caseId the conversation about it, none when it has yet to be opened
    record Lapsing(Basis basis, Optional<Instant> bitesAt, Optional<CaseId> caseId) implements ControlStanding {
        @Override
        public StandingKind kind() {
            return StandingKind.LAPSING;
        }
    }

    /// It has failed and closes its routes.
    record Lapsed(Basis basis, Optional<CaseId> caseId) implements ControlStanding {
        @Override
        public StandingKind kind() {
            return StandingKind.LAPSED;
        }
    }

    /// It was never held.
    record Open(Basis basis) implements ControlStanding {
        @Override
        public StandingKind kind() {
            return StandingKind.OPEN;
        }
    }

    /// @return what all standings tell
    Basis basis();

    /// @return the state's name, for counting and showing
    StandingKind kind();

    default ControlId control() {
        return basis().control();
    }

    default StandingReason reason() {
        return basis().reason();
    }

    /// @param said the control, as the edition says it
    /// @return whether every route that rests on the control by the edition stays open
    default boolean whole(Control said) {
        boolean everywhere =
                !(this instanceof Accepted accepted) || accepted.only().isEmpty();
        return everywhere && said.restsOn().stream().allMatch(r -> holds(r.handling()));
    }

    /// @return whether routes of this handling that rest on the control stay open
    default boolean holds(String handling) {
        return basis().handlings().contains(handling);
    }
}
