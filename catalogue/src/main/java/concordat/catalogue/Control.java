package concordat.catalogue;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One thing a body must hold to, and what rests on it.
///
/// @param id unique in the edition
/// @param section the heading it stands under
/// @param title a few words
/// @param question what an officer is asked, in plain words
/// @param deferrable whether a credible plan can stand in for it
/// @param proofLasts how long a proof counts from the day it was observed
/// @param restsOn which handlings rest on it, for whom; never empty, each handling once
/// @param needs the evidence that proves it; never empty
/// @param failRules which findings fail it; may be empty
/// @param crosswalk the same idea in other codes; kept sorted, each once
/// @param formerly ids that this control had in earlier editions of the code: what was answered and proved under them
///     was answered and proved for this one
public record Control(
        ControlId id,
        String section,
        String title,
        String question,
        boolean deferrable,
        Period proofLasts,
        List<RestsOn> restsOn,
        List<EvidenceNeed> needs,
        List<FailRule> failRules,
        List<CrosswalkRef> crosswalk,
        Set<ControlId> formerly) {

    public Control {
        if (section.isBlank() || title.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("control " + id + " lacks a section, a title or a question");
        }
        if (proofLasts.isZero() || proofLasts.isNegative()) {
            throw new IllegalArgumentException("control " + id + " has proof that lasts " + proofLasts);
        }
        restsOn = List.copyOf(restsOn);
        needs = List.copyOf(needs);
        failRules = List.copyOf(failRules);
        crosswalk = crosswalk.stream().distinct().sorted().toList();
        formerly = Set.copyOf(formerly);
        if (formerly.contains(id)) {
            throw new IllegalArgumentException("control " + id + " was formerly itself");
        }
        if (restsOn.isEmpty() || needs.isEmpty()) {
            throw new IllegalArgumentException("control " + id + " carries nothing or can be proved by nothing");
        }
        if (restsOn.stream().map(RestsOn::handling).distinct().count() < restsOn.size()) {
            throw new IllegalArgumentException("control " + id + " names a handling twice in " + restsOn);
        }
    }

    /// A control that has always had its id.
    public Control(
            ControlId id,
            String section,
            String title,
            String question,
            boolean deferrable,
            Period proofLasts,
            List<RestsOn> restsOn,
            List<EvidenceNeed> needs,
            List<FailRule> failRules,
            List<CrosswalkRef> crosswalk) {
        this(id, section, title, question, deferrable, proofLasts, restsOn, needs, failRules, crosswalk, Set.of());
    }

    /// @return what is needed for this handling, empty when the handling does not rest on this control
    public Optional<RestsOn> restsOn(String handling) {
        return restsOn.stream().filter(r -> r.handling().equals(handling)).findFirst();
    }
}
