package concordat.catalogue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One version of a code of connection: an ordered list of controls and the rules that go with them. A changed
/// edition is a new edition; the old one stays readable.
///
/// @param id unique in the network, for example `model-1`
/// @param title as people read it
/// @param startsOn the first day (UTC) on which it counts
/// @param transition how long after its start a body may still be judged by the edition before
/// @param ceiling how long in all a control may be lapsing, planned or accepted before the Authority and the data
///     owner must both agree
/// @param handlings the network's scale, weakest first; never empty
/// @param facts names of what can be known about a device or a login, in a fixed order; at most 64
/// @param loginFacts those of the facts that come from the login and not from the device
/// @param tierRules strongest last; every tier but UNKNOWN at most once
/// @param accessRules at most one for each handling and action; what has no rule is refused to devices
/// @param fixWindows at most one for each severity; a severity without one has no window
/// @param controls in a fixed order, which gives each its bit; ids unique; no id is both one control's and what another
///     was formerly called
/// @param decisionRights who may accept which risk; at most one for each size and handling; for one handling a larger
///     risk is never accepted for longer, and nothing beyond the ceiling without the Authority and the data owner
/// @param ladder what the record of a body proposes to the Authority, and from which numbers on; names unique
/// @param serviceLevels how long each side may take
/// @param shadow how long after its start the edition is judged and shown but not enforced; may be zero
/// @param exploitedWindow by when findings are to be closed at the latest whose vulnerability is known to be exploited;
///     empty when that makes no difference
/// @param weaknessMaps which kinds of findings go against what in other codes; at most one for each scheme and
///     requirement
/// @param manualSample how much a health check's testers look at by hand
/// @param posture how the facts about devices are found out
public record Edition(
        String id,
        String title,
        LocalDate startsOn,
        Duration transition,
        Duration ceiling,
        List<Handling> handlings,
        List<String> facts,
        Set<String> loginFacts,
        List<TierRule> tierRules,
        List<AccessRule> accessRules,
        List<FixWindow> fixWindows,
        List<Control> controls,
        List<DecisionRight> decisionRights,
        List<Trigger> ladder,
        ServiceLevels serviceLevels,
        Duration shadow,
        Optional<ExploitedWindow> exploitedWindow,
        List<WeaknessMap> weaknessMaps,
        ManualSample manualSample,
        PostureTerms posture) {

    public Edition {
        if (!id.matches("[a-z][a-z0-9.-]{1,40}") || title.isBlank()) {
            throw new IllegalArgumentException("edition [" + id + "] needs a lower-case id and a title");
        }
        handlings = List.copyOf(handlings);
        facts = List.copyOf(facts);
        loginFacts = Set.copyOf(loginFacts);
        tierRules = List.copyOf(tierRules);
        accessRules = List.copyOf(accessRules);
        fixWindows = List.copyOf(fixWindows);
        controls = List.copyOf(controls);
        decisionRights = List.copyOf(decisionRights);
        weaknessMaps = List.copyOf(weaknessMaps);
        ladder = List.copyOf(ladder);
        Soundness sound = new Soundness(id, handlings);
        sound.requireTimes(transition, ceiling, shadow);
        sound.requireFacts(facts, loginFacts, tierRules);
        sound.requireRules(accessRules, fixWindows, ladder);
        sound.requireControls(controls);
        sound.requireFormer(controls);
        sound.requireRights(ceiling, decisionRights);
        sound.requireMaps(weaknessMaps);
        sound.requirePosture(facts, loginFacts, posture);
    }

    /// An edition without decision rights and ladder, enforced from its start, with the usual service levels.
    public Edition(
            String id,
            String title,
            LocalDate startsOn,
            Duration transition,
            Duration ceiling,
            List<Handling> handlings,
            List<String> facts,
            Set<String> loginFacts,
            List<TierRule> tierRules,
            List<AccessRule> accessRules,
            List<FixWindow> fixWindows,
            List<Control> controls) {
        this(
                id,
                title,
                startsOn,
                transition,
                ceiling,
                handlings,
                facts,
                loginFacts,
                tierRules,
                accessRules,
                fixWindows,
                controls,
                List.of(),
                List.of(),
                ServiceLevels.USUAL,
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                ManualSample.USUAL,
                PostureTerms.NONE);
    }

    /// An edition for which it makes no difference whether a vulnerability is known to be exploited.
    public Edition(
            String id,
            String title,
            LocalDate startsOn,
            Duration transition,
            Duration ceiling,
            List<Handling> handlings,
            List<String> facts,
            Set<String> loginFacts,
            List<TierRule> tierRules,
            List<AccessRule> accessRules,
            List<FixWindow> fixWindows,
            List<Control> controls,
            List<DecisionRight> decisionRights,
            List<Trigger> ladder,
            ServiceLevels serviceLevels,
            Duration shadow) {
        this(
                id,
                title,
                startsOn,
                transition,
                ceiling,
                handlings,
                facts,
                loginFacts,
                tierRules,
                accessRules,
                fixWindows,
                controls,
                decisionRights,
                ladder,
                serviceLevels,
                shadow,
                Optional.empty(),
                List.of(),
                ManualSample.USUAL,
                PostureTerms.NONE);
    }

    /// @return this edition, starting on another day
    public Edition startingOn(LocalDate day) {
        return with(day, shadow, exploitedWindow, weaknessMaps, manualSample, posture);
    }

    /// @return this edition, enforced from the day it counts
    public Edition withoutShadow() {
        return with(startsOn, Duration.ZERO, exploitedWindow, weaknessMaps, manualSample, posture);
    }

    /// @return this edition, with that window for what is known to be exploited
    public Edition exploitedWithin(ExploitedWindow window) {
        return with(startsOn, shadow, Optional.of(window), weaknessMaps, manualSample, posture);
    }

    /// @return this edition, with these maps
    public Edition mapping(List<WeaknessMap> maps) {
        return with(startsOn, shadow, exploitedWindow, maps, manualSample, posture);
    }

    /// @return this edition, of which health checks are to look at so much by hand
    public Edition sampling(ManualSample sample) {
        return with(startsOn, shadow, exploitedWindow, weaknessMaps, sample, posture);
    }

    /// @return this edition, by which facts about devices are found out so
    public Edition knowing(PostureTerms terms) {
        return with(startsOn, shadow, exploitedWindow, weaknessMaps, manualSample, terms);
    }

    private Edition with(
            LocalDate day,
            Duration shown,
            Optional<ExploitedWindow> exploited,
            List<WeaknessMap> maps,
            ManualSample sample,
            PostureTerms terms) {
        return new Edition(
                id,
                title,
                day,
                transition,
                ceiling,
                handlings,
                facts,
                loginFacts,
                tierRules,
                accessRules,
                fixWindows,
                controls,
                decisionRights,
                ladder,
                serviceLevels,
                shown,
                exploited,
                maps,
                sample,
                terms);
    }

    /// @return the right for a risk of this size and handling; empty when nobody may accept it
    public Optional<DecisionRight> right(ResidualRisk residual, String handling) {
        return decisionRights.stream()
                .filter(right ->
                        right.residual() == residual && right.handling().equals(handling))
                .findFirst();
    }

    /// @return the control with this id
    public Optional<Control> control(ControlId wanted) {
        return controls.stream().filter(c -> c.id().equals(wanted)).findFirst();
    }

    /// @return each control's bit position, its place in the list
    public Map<ControlId, Integer> bits() {
        Map<ControlId, Integer> bits = new HashMap<>();
        for (int bit = 0; bit < controls.size(); bit++) {
            bits.put(controls.get(bit).id(), bit);
        }
        return bits;
    }

    /// @return a handling's place on the scale, 0 for the weakest
    /// @throws IllegalArgumentException when the edition has no such handling
    public int rank(String handling) {
        for (int rank = 0; rank < handlings.size(); rank++) {
            if (handlings.get(rank).id().equals(handling)) {
                return rank;
            }
        }
        throw new IllegalArgumentException("edition " + id + " has no handling " + handling);
    }
}
