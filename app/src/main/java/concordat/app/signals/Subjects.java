package concordat.app.signals;

import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.signals.event.Subject;
import concordat.store.devices.DeviceStore;
import concordat.store.devices.DeviceWish;
import concordat.store.devices.Held;
import concordat.store.signals.SignalStore;
import concordat.store.signals.SignalStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Finds whom or what of its own body a transmitter means: by the names that were matched, else by the id that is known
/// here, or a device's certificate. Nothing of another body is ever found.
final class Subjects {

    private static final int MOST = 100;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final SignalStore signals;
    private final DeviceStore devices;
    private final Supplier<Programme> programme;

    Subjects(SignalStore signals, DeviceStore devices, Supplier<Programme> programme) {
        this.signals = signals;
        this.devices = devices;
        this.programme = programme;
    }

    Concerned concerned(SignalStream stream, Subject subject) {
        return switch (subject) {
            case Subject.Other other -> Concerned.NOBODY;
            case Subject.Complex complex ->
                complex.member("device").isPresent()
                        ? new Concerned(
                                complex.member("device").flatMap(d -> device(stream, d)).stream()
                                        .toList(),
                                complex.member("user").flatMap(u -> person(stream, u)),
                                true)
                        : complex.member("user")
                                .flatMap(u -> person(stream, u))
                                .map(p -> of(stream.body(), p))
                                .orElse(Concerned.NOBODY);
            case Subject.Simple simple -> {
                Optional<String> device = device(stream, simple);
                yield device.isPresent()
                        ? new Concerned(device.stream().toList(), Optional.empty(), true)
                        : person(stream, simple).map(p -> of(stream.body(), p)).orElse(Concerned.NOBODY);
            }
        };
    }

    private Concerned of(BodyId body, PersonId person) {
        DeviceWish own = new DeviceWish(
                Optional.of(body),
                Optional.empty(),
                Optional.of(person),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
        List<String> ids =
                devices.list(own, "", MOST).stream().map(h -> h.device().id()).toList();
        return new Concerned(ids, Optional.of(person), false);
    }

    private Optional<String> device(SignalStream stream, Subject subject) {
        return name(stream, subject)
                .flatMap(name -> signals.match(stream.id(), "device", name).or(() -> Optional.of(name)))
                .flatMap(id -> device(stream.body(), id));
    }

    /// @param id of the device, or the fingerprint of a certificate that it shows
    /// @return the device's own id
    Optional<String> device(BodyId body, String id) {
        Optional<String> shown = FINGERPRINT.matcher(id).matches() ? devices.shows(id) : Optional.of(id);
        return shown.flatMap(devices::find)
                .map(Held::device)
                .filter(device -> device.body().equals(body) && device.ended().isEmpty())
                .map(device -> device.id());
    }

    private Optional<PersonId> person(SignalStream stream, Subject subject) {
        return name(stream, subject)
                .flatMap(name -> signals.match(stream.id(), "person", name).or(() -> Optional.of(name)))
                .flatMap(id -> person(stream.body(), id));
    }

    Optional<PersonId> person(BodyId body, String id) {
        try {
            PersonId person = new PersonId(id);
            return Optional.of(person).filter(p -> programme.get().rolesOf(p).stream()
                    .anyMatch(held -> held.body().equals(Optional.of(body))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name that nobody here can have
        }
    }

    /// What another issuer calls somebody is no name of this transmitter's.
    private static Optional<String> name(SignalStream stream, Subject subject) {
        return switch (subject) {
            case Subject.IssuerSubject of when !of.issuer().equals(stream.issuer()) -> Optional.empty();
            case Subject.Simple simple -> Optional.of(simple.name());
            case Subject.Other other -> Optional.empty();
            case Subject.Complex complex -> Optional.empty();
        };
    }
}
