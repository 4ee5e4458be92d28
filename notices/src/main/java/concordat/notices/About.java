package concordat.notices;

import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a notice is about.
record About(
        String subject,
        Optional<EnvironmentId> environment,
        Optional<ControlId> control,
        Optional<Instant> by,
        boolean wholeDay,
        Map<String, String> facts) {

    /// @param id of what it is about
    static About of(Object id) {
        return new About(id.toString(), Optional.empty(), Optional.empty(), Optional.empty(), false, Map.of());
    }

    About in(EnvironmentId where) {
        return new About(subject, Optional.of(where), control, by, wholeDay, facts);
    }

    About on(ControlId which) {
        return new About(subject, environment, Optional.of(which), by, wholeDay, facts);
    }

    About by(Instant when) {
        return new About(subject, environment, control, Optional.of(when), false, facts);
    }

    About by(LocalDate day) {
        Instant first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new About(subject, environment, control, Optional.of(first), true, facts);
    }

    /// @param value a code, an id or a number; what is too long for one is cut
    About with(String name, Object value) {
        String plain = value.toString().replaceAll("\\p{Cntrl}", " ");
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, plain.length() > Notice.LONGEST ? plain.substring(0, Notice.LONGEST) : plain);
        return new About(subject, environment, control, by, wholeDay, more);
    }
}
