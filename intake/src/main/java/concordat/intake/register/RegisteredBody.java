package concordat.intake.register;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One body as a public register lists it.
///
/// @param code the register's own code; unique in the register
/// @param officialName as it stands in law
/// @param name as people say it
/// @param statisticalCode the statistics office's code, by which maps and other registers know it
/// @param from the first day of its existence, where known
/// @param until the last, where it has ended
/// @param replacedBy codes of those that came after it
/// @param kind the register's short code for the kind of body, for example `UA`
/// @param kindName the same in words
/// @param formerStatisticalCodes codes it had before
/// @param population when the register gives one
/// @param others every other column that is not blank, by its heading, in the file's order
public record RegisteredBody(
        String code,
        String officialName,
        String name,
        Optional<String> statisticalCode,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        List<String> replacedBy,
        String nation,
        String region,
        String kind,
        String kindName,
        boolean current,
        List<String> formerStatisticalCodes,
        OptionalLong population,
        Map<String, String> others) {

    public RegisteredBody {
        if (code.isBlank() || officialName.isBlank()) {
            throw new IllegalArgumentException("a body [" + officialName + "] with code [" + code + "]");
        }
        replacedBy = List.copyOf(replacedBy);
        formerStatisticalCodes = List.copyOf(formerStatisticalCodes);
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }
}
