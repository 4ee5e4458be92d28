package concordat.assurance;

import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the checks before a submission read, and what they found. Lives for one look.
final class Inspection {
    static final Period SOON = Period.ofDays(60);

    final Programme programme;
    final EnvironmentId id;
    final EnvironmentState state;
    final BodyId body;
    final Edition edition;
    final Standing standing;
    final Instant at;
    final LocalDate today;
    final List<Concern> concerns = new ArrayList<>();

    Inspection(Programme programme, EnvironmentId id, Edition edition, Instant at) {
        this.programme = programme;
        this.id = id;
        this.edition = edition;
        this.state = Objects.requireNonNull(programme.register().environments.get(id));
        this.body = state.declared.act().body();
        this.standing = Standing.of(programme, id, at);
        this.at = at;
        this.today = day(at);
    }

    void concern(Check check, ControlId control, String detail) {
        concerns.add(new Concern(check, Optional.of(control), detail));
    }

    void concern(Check check, String detail) {
        concerns.add(new Concern(check, Optional.empty(), detail));
    }

    /// @return whether the edition by which it is judged has the control, by this name or by another that it had
    boolean asked(ControlId control) {
        return edition.controls().stream().anyMatch(c -> same(c.id(), control));
    }

    /// @return whether both are names of one control
    boolean same(ControlId one, ControlId other) {
        return programme.register().timetable.same(one, other);
    }

    /// @return whether the control is held by proof, its own or a provider's
    boolean proved(ControlId control) {
        return byProof(judged(control, at).kind());
    }

    static boolean byProof(StandingKind kind) {
        return kind == StandingKind.PROVED || kind == StandingKind.RELIED_ON;
    }

    int place(ControlId control) {
        return programme.register().timetable.place(control);
    }

    Judged judged(ControlId control, Instant when) {
        return Judge.judge(programme, state, place(control), Micros.of(when));
    }

    Instant plus(Period period) {
        return at.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    Instant minus(Period period) {
        return at.atZone(ZoneOffset.UTC).minus(period).toInstant();
    }

    static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
