package concordat.assurance;

import concordat.assurance.ground.Micros;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.Strength;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which edition counts when, and the places that controls and handlings have for good.
///
/// An edition counts for everybody when its transition is over; until then bodies are judged by the one before. The
/// first edition has none before it, so it counts from its start. Places are given in order of first appearance and
/// never change, so that what the fold keeps by place outlives every edition.
final class Timetable {
    static final Timetable EMPTY = new Timetable(List.of(), Map.of(), Map.of(), -1);

    private final List<Terms> editions;
    private final Map<ControlId, Integer> controls;
    private final Map<String, Integer> handlings;
    private final int places;
    private final int adopted;
    private final @Nullable Joint joint;

    private Timetable(
            List<Terms> editions, Map<ControlId, Integer> controls, Map<String, Integer> handlings, int adopted) {
        this.editions = List.copyOf(editions);
        this.controls = Map.copyOf(controls);
        this.places = 1 + controls.values().stream().max(Integer::compareTo).orElse(-1);
        this.handlings = Map.copyOf(handlings);
        this.adopted = adopted;
        this.joint = adopted < 1 ? null : Joint.of(editions.get(adopted - 1).edition, editions.get(adopted).edition);
    }

    /// An edition and what the one after it asks beyond it.
    private record Joint(Edition before, Edition both) {

        static Joint of(Edition before, Edition after) {
            return new Joint(before, JointEdition.of(before, after));
        }
    }

    /// Somebody is judged by an edition before everybody is.
    Timetable adopted(int place) {
        return place <= adopted ? this : new Timetable(editions, controls, handlings, place);
    }

    /// What gateways have to tell apart: the edition that counts for everybody and, while some are judged by the one
    /// after it, what that asks beyond it.
    @Nullable
    Edition joint(long micros) {
        @Nullable Terms terms = at(micros);
        if (terms == null) {
            return null;
        }
        return joint != null && joint.before().equals(terms.edition) ? joint.both() : terms.edition;
    }

    Timetable with(Edition edition) {
        Map<ControlId, Integer> places = new HashMap<>(controls);
        edition.controls().forEach(control -> give(control, edition, places));
        Map<String, Integer> bits = new HashMap<>(handlings);
        for (Handling handling : edition.handlings()) {
            bits.putIfAbsent(handling.id(), bits.size());
        }
        if (bits.size() > Long.SIZE) {
            throw new IllegalArgumentException("a network has at most 64 handlings over all its editions");
        }
        long from = Micros.of(edition.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant());
        if (!editions.isEmpty()) {
            from = Micros.plus(from, edition.transition().toNanos() / 1_000);
        }
        List<Terms> longer = new ArrayList<>(editions);
        longer.add(new Terms(edition, editions.size(), from, places, bits, editions));
        return new Timetable(longer, places, bits, adopted);
    }

    /// A control that was called otherwise before keeps its place: another name makes nothing forgotten.
    private void give(Control control, Edition edition, Map<ControlId, Integer> places) {
        Optional<Integer> known = Optional.ofNullable(places.get(control.id())).or(() -> control.formerly().stream()
                .filter(former -> edition.control(former).isEmpty())
                .flatMap(former -> Optional.ofNullable(controls.get(former)).stream())
                .min(Integer::compareTo));
        boolean taken = known.filter(place -> edition.controls().stream()
                        .takeWhile(other -> !other.equals(control))
                        .anyMatch(other -> place.equals(places.get(other.id()))))
                .isPresent();
        int next = 1 + places.values().stream().max(Integer::compareTo).orElse(-1);
        places.put(control.id(), taken ? next : known.orElse(next));
    }

    List<Terms> editions() {
        return editions;
    }

    /// @return the last issued of those that count, none before the first does
    @Nullable
    Terms at(long micros) {
        for (int last = editions.size() - 1; last >= 0; last--) {
            if (editions.get(last).from <= micros) {
                return editions.get(last);
            }
        }
        return null;
    }

    /// @return when the answer of [#at(long)] may next be another
    long changesAfter(long micros) {
        long next = Micros.NEVER;
        for (Terms terms : editions) {
            if (terms.from > micros) {
                next = Math.min(next, terms.from);
            }
        }
        return next;
    }

    /// @return the control's place, or -1
    int place(ControlId control) {
        return controls.getOrDefault(control, -1);
    }

    /// @return the bit of every handling named that some edition knows
    long mask(Iterable<String> ids) {
        long mask = 0;
        for (String id : ids) {
            Integer bit = handlings.get(id);
            mask |= bit == null ? 0 : 1L << bit;
        }
        return mask;
    }

    /// Handlings by how much they ask, the stricter the greater; one that the edition has dropped asks as much as its
    /// highest. Before the first edition none asks more than another.
    Comparator<String> strictness(long micros) {
        @Nullable Terms counts = at(micros);
        @Nullable Terms terms = counts == null && !editions.isEmpty() ? editions.getFirst() : counts;
        List<String> scale = terms == null
                ? List.of()
                : terms.edition.handlings().stream().map(Handling::id).toList();
        return Comparator.comparingInt(handling -> {
            int place = scale.indexOf(handling);
            return place < 0 ? scale.size() - 1 : place;
        });
    }

    /// @return whether both are names of one control
    boolean same(ControlId one, ControlId other) {
        return one.equals(other) || (place(one) >= 0 && place(one) == place(other));
    }

    /// @return the control as an edition has it, whatever it is called there; none when the edition has no such control
    Optional<Control> control(@Nullable Terms terms, ControlId name) {
        int place = place(name);
        return terms == null || place < 0 ? Optional.empty() : Optional.ofNullable(terms.control(place));
    }

    /// @return everything that any edition has called the control; its own name at least
    Set<ControlId> names(ControlId control) {
        Set<ControlId> names = new HashSet<>(Set.of(control));
        controls.keySet().stream().filter(other -> same(other, control)).forEach(names::add);
        return names;
    }

    int places() {
        return places;
    }

    /// One edition, read by place.
    static final class Terms {
        final Edition edition;
        /// Which edition of the network it is, from 0.
        final int place;
        final long from;
        final long all;
        final long top;
        /// For each strength by place, the handlings for which it is the weakest proof that counts.
        private final Map<Strength, Long> proofFor = new EnumMap<>(Strength.class);
        final long ceiling;
        private final @Nullable Control[] byPlace;
        /// For each control by place, the first of the editions up to this one in which it is the same.
        private final int[] same;
        private final Map<String, Integer> bits;

        Terms(
                Edition edition,
                int place,
                long from,
                Map<ControlId, Integer> places,
                Map<String, Integer> bits,
                List<Terms> before) {
            this.edition = edition;
            this.place = place;
            this.from = from;
            this.bits = Map.copyOf(bits);
            this.ceiling = edition.ceiling().toNanos() / 1_000;
            @Nullable
            Control[] table = new Control
                    [1 + places.values().stream().max(Integer::compareTo).orElse(-1)];
            for (Control control : edition.controls()) {
                table[places.getOrDefault(control.id(), -1)] = control;
            }
            this.byPlace = table;
            this.same = new int[table.length];
            for (int control = 0; control < table.length; control++) {
                this.same[control] = since(control, before);
            }
            long every = 0;
            for (Handling handling : edition.handlings()) {
                every |= bit(handling.id());
            }
            this.all = every;
            this.top = bit(edition.handlings().getLast().id());
            for (Handling handling : edition.handlings()) {
                boolean declaredTop =
                        bit(handling.id()) == top && !handling.leastProof().atLeast(Strength.SIGNED);
                Strength least = declaredTop ? Strength.SIGNED : handling.leastProof();
                proofFor.merge(least, bit(handling.id()), (one, other) -> one | other);
            }
        }

        private int since(int control, List<Terms> before) {
            int first = place;
            while (first > 0 && Objects.equals(before.get(first - 1).control(control), byPlace[control])) {
                first--;
            }
            return first;
        }

        /// @return whether an answer given for that edition still answers what this one asks
        boolean answers(int control, int edition) {
            return control < same.length && edition >= same[control];
        }

        private long bit(String handling) {
            return 1L << Objects.requireNonNull(bits.get(handling), handling);
        }

        /// @return the control, null when this edition has none at that place
        @Nullable
        Control control(int place) {
            return place < byPlace.length ? byPlace[place] : null;
        }

        /// Declared proof never counts for the highest handling, whatever the edition says.
        ///
        /// @return the handlings for which this strength is the weakest proof that counts
        long proofFor(Strength strength) {
            return proofFor.getOrDefault(strength, 0L);
        }

        /// @return ids of this edition's handlings in the mask, weakest first
        List<String> handlings(long mask) {
            List<String> ids = new ArrayList<>();
            for (Handling handling : edition.handlings()) {
                if ((mask & bit(handling.id())) != 0) {
                    ids.add(handling.id());
                }
            }
            return ids;
        }
    }
}
