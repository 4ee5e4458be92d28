package concordat.intake.paper;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// By what names an edition's controls are known on paper: the mapping's, their ids however written, their titles.
final class ControlNames {

    private static final Pattern ID = Pattern.compile("([A-Za-z]{2,5})[-_. ]?([0-9]{1,2})");

    private final Map<String, ControlId> names = new HashMap<>();

    ControlNames(Edition edition, Mapping mapping) {
        for (Control control : edition.controls()) {
            names.put(Words.key(control.title()), control.id());
        }
        for (Control control : edition.controls()) {
            names.put(Words.key(control.id().value()), control.id());
        }
        mapping.controls().forEach((name, id) -> {
            ControlId meant = names.get(Words.key(id));
            if (meant != null) {
                names.put(name, meant);
            }
        });
    }

    Optional<ControlId> of(String text) {
        ControlId known = names.get(Words.key(text));
        if (known != null) {
            return Optional.of(known);
        }
        Matcher matcher = ID.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(2));
        return Optional.ofNullable(
                names.get(Words.key(matcher.group(1) + String.format(Locale.ROOT, "-%02d", number))));
    }
}
