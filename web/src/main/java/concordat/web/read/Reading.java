package concordat.web.read;

import concordat.api.view.CaseStep;
import concordat.assurance.Programme;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ServiceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One version of the programme at one instant, and what all who read it share.
public record Reading(Programme programme, Instant at) {

    BodyId bodyOf(EnvironmentId environment) {
        return ProgrammeReadings.bodyOf(programme, environment);
    }

    /// @return every environment's id
    Stream<EnvironmentId> environments() {
        return programme.environments().stream().map(e -> e.act().environment());
    }

    Optional<BodyId> ownerOf(ServiceId service) {
        return programme.service(service).map(s -> s.act().owner());
    }

    AgreementMade agreement(AgreementId id) {
        return programme.agreement(id).orElseThrow().act();
    }

    /// @return a body and, when there is one, the owner of a service it uses
    Set<BodyId> with(BodyId body, ServiceId service) {
        return Stream.concat(Stream.of(body), ownerOf(service).stream()).collect(Collectors.toSet());
    }

    /// @return a code as the API writes states: `IN_ASSESSMENT` as `in-assessment`
    static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<String> words(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Reading::word).collect(Collectors.toUnmodifiableSet());
    }

    /// @return ids as text, in order
    static List<String> sorted(Collection<?> ids) {
        return ids.stream().map(String::valueOf).sorted().toList();
    }

    static CaseStep step(Stamp stamp, String what, Prose words) {
        return new CaseStep(stamp.at(), stamp.by().value(), what, words.text());
    }

    static CaseStep step(Stamp stamp, String what) {
        return new CaseStep(stamp.at(), stamp.by().value(), what, Optional.empty());
    }

    static CaseStep step(Recorded<?> recorded, String what, Prose words) {
        return new CaseStep(recorded.at(), recorded.by().value(), what, words.text());
    }
}
