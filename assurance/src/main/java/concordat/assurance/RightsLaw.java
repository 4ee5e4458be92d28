package concordat.assurance;

import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.risk.RiskDecision;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may accept which risk, and for how long, by the edition's table of decision rights: the risk stays
/// its owner's to decide, inside bounds that are known beforehand, and with whoever shares it.
final class RightsLaw {
    private final Programme programme;
    private final PersonId actor;
    private final Instant at;

    RightsLaw(Programme programme, PersonId actor, Instant at) {
        this.programme = programme;
        this.actor = actor;
        this.at = at;
    }

    /// @param edition one with decision rights
    Verdict check(RiskAccepted act, Edition edition) {
        Optional<RiskDecision> decision = programme.decisions().decision(act.risk());
        if (decision.isEmpty()) {
            return Verdict.refused(Fault.RISK_LACKS_REQUEST, "nobody has asked for " + act.risk(), "risk-requested");
        }
        for (String handling : new TreeSet<>(act.handlings())) {
            // Also of what does not rest on the control yet: a later edition may make it, and the decision stands.
            Verdict verdict = right(act, decision.get(), edition, handling);
            if (!verdict.allowed()) {
                return verdict;
            }
        }
        return Verdict.allow();
    }

    private Verdict right(RiskAccepted act, RiskDecision decision, Edition edition, String handling) {
        RiskRequested asked = decision.requested().act();
        Optional<DecisionRight> found = edition.right(asked.residual(), handling);
        if (found.isEmpty()) {
            return Verdict.refused(
                    Fault.RISK_BEYOND_LIMIT, "nobody may accept " + asked.residual() + " risk for " + handling);
        }
        DecisionRight right = found.get();
        BodyId body =
                programme.environment(act.environment()).orElseThrow().act().body();
        Set<String> approvers = right.approvers();
        Instant latest = at.plus(right.limit());
        return Verdict.when(
                        !act.until().isAfter(latest),
                        Fault.RISK_BEYOND_LIMIT,
                        asked.residual() + " risk for " + handling + " is accepted for "
                                + right.limit().toDays() + " days at most",
                        "until " + latest)
                .and(() -> Verdict.when(
                        !approvers.contains("accountable-owner") || holds(actor, Role.ACCOUNTABLE_OWNER, body),
                        Fault.ROLE_LACKING,
                        asked.residual() + " risk for " + handling + " is the accountable owner's to accept",
                        "role ACCOUNTABLE_OWNER of the body"))
                .and(() -> Verdict.when(
                        !approvers.contains("security-officer")
                                || holds(actor, Role.SECURITY_OFFICER, body)
                                || holds(act.requester(), Role.SECURITY_OFFICER, body),
                        Fault.ROLE_LACKING,
                        asked.residual() + " risk for " + handling + " is a security officer's to ask for or to accept",
                        "role SECURITY_OFFICER of the body"))
                .and(() -> Verdict.when(
                        !approvers.contains("authority") || decision.authority().isPresent(),
                        Fault.RISK_NOT_SHARED,
                        "the Authority has not agreed to share it",
                        "risk-shared by the Authority"))
                .and(() -> {
                    Set<BodyId> lacking = approvers.contains("data-owner")
                            ? programme.dataOwners(act.environment(), act.control(), Set.of(handling), at)
                            : new TreeSet<>();
                    lacking.removeAll(decision.dataOwners().keySet());
                    return Verdict.when(
                            lacking.isEmpty(),
                            Fault.RISK_NOT_SHARED,
                            "whose data it is has not agreed: " + lacking,
                            "risk-shared by " + lacking);
                });
    }

    private boolean holds(PersonId person, Role role, BodyId body) {
        return programme.rolesOf(person).contains(new RoleHeld(role, Optional.of(body)));
    }

    /// Past the ceiling the Authority and those whose data it is must both agree, whatever the table asks otherwise.
    ///
    /// @param act of a decision that was asked for
    /// @param within what stands against it by the ceiling alone
    Verdict pastCeiling(RiskAccepted act, Verdict.Refused within) {
        RiskDecision decision = programme.decisions().decision(act.risk()).orElseThrow();
        Set<BodyId> owners = programme.dataOwners(act.environment(), act.control(), act.handlings(), at);
        boolean owner = decision.dataOwners().keySet().stream().anyMatch(owners::contains);
        List<String> moves = new ArrayList<>();
        if (decision.authority().isEmpty()) {
            moves.add("risk-shared by the Authority");
        }
        if (!owner) {
            moves.add("risk-shared by " + owners);
        }
        moves.addAll(within.legalMoves());
        return owner && decision.agreedByBoth()
                ? Verdict.allow()
                : new Verdict.Refused(
                        Fault.CEILING_NOT_AGREED,
                        within.detail() + "; past that the Authority and those whose data it is must both agree",
                        moves);
    }
}
