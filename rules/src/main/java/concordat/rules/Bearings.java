package concordat.rules;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// An edition's maps from kinds of findings by way of other codes to its own controls. Immutable.
final class Bearings {

    private record Kind(WeaknessScheme scheme, String id) {
        Kind {
            id = id.toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Kind, List<CrosswalkRef>> requirements = new HashMap<>();
    private final Map<CrosswalkRef, List<ControlId>> controls = new HashMap<>();

    Bearings(Edition edition) {
        for (WeaknessMap map : edition.weaknessMaps()) {
            for (String id : map.ids()) {
                requirements
                        .computeIfAbsent(new Kind(map.scheme(), id), kind -> new ArrayList<>())
                        .add(map.requirement());
            }
        }
        for (Control control : edition.controls()) {
            for (CrosswalkRef reference : control.crosswalk()) {
                controls.computeIfAbsent(reference, r -> new ArrayList<>()).add(control.id());
            }
        }
    }

    /// @return by classes, then by what the tool refers to, then by the tool's grouping; each way once
    List<Bearing> of(FindingFacts facts) {
        Set<Bearing> bearings = new LinkedHashSet<>();
        facts.cwes().stream().sorted().forEach(cwe -> mapped(WeaknessScheme.CWE, "CWE-" + cwe, bearings));
        facts.references().stream().sorted(Comparator.naturalOrder()).forEach(reference -> {
            if (reference.code().equals("cci")) {
                mapped(WeaknessScheme.CCI, reference.id(), bearings);
            } else {
                bearings.add(bearing(reference.id(), reference));
            }
        });
        mapped(WeaknessScheme.FAMILY, facts.tool() + ":" + facts.family(), bearings);
        mapped(WeaknessScheme.FAMILY, facts.tool() + ":*", bearings);
        return List.copyOf(bearings);
    }

    /// @return ids of controls, each once
    List<String> controls(FindingFacts facts) {
        return of(facts).stream()
                .flatMap(bearing -> bearing.controls().stream())
                .map(ControlId::value)
                .distinct()
                .toList();
    }

    private void mapped(WeaknessScheme scheme, String id, Set<Bearing> into) {
        for (CrosswalkRef requirement : requirements.getOrDefault(new Kind(scheme, id), List.of())) {
            into.add(bearing(id, requirement));
        }
    }

    /// Where no control names a part of a requirement (`ac-2.3`), those that name the whole (`ac-2`) are meant.
    private Bearing bearing(String by, CrosswalkRef requirement) {
        List<ControlId> exact = controls.getOrDefault(requirement, List.of());
        int part = requirement.id().lastIndexOf('.');
        if (!exact.isEmpty() || part < 1) {
            return new Bearing(by, requirement, exact);
        }
        CrosswalkRef whole =
                new CrosswalkRef(requirement.code(), requirement.id().substring(0, part));
        return new Bearing(by, requirement, controls.getOrDefault(whole, List.of()));
    }
}
