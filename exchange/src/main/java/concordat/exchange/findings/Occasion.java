package concordat.exchange.findings;

import concordat.assurance.Programme;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Of whom a file tells, as of when, for whom it was made, and what was asked for.
///
/// @param programme as it stood then
/// @param environments whose findings these are, in order of id
/// @param by the id of who takes the file away
/// @param asked which findings were asked for, in words
/// @param open whether open ones, else closed ones
public record Occasion(
        Programme programme,
        BodyId body,
        List<EnvironmentId> environments,
        Instant at,
        String by,
        String asked,
        boolean open) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    public Occasion {
        environments = List.copyOf(environments);
    }

    String bodyName() {
        return programme.body(body).map(b -> text(b.act().name())).orElse(body.value());
    }

    String environmentName(EnvironmentId id) {
        return programme.environment(id).map(e -> text(e.act().name())).orElse(id.value());
    }

    String networkName() {
        return programme.name().map(Occasion::text).orElse(programme.network().value());
    }

    static String text(Prose prose) {
        return prose.text().filter(t -> !t.isBlank()).orElse("(erased)");
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
