package concordat.app.signals;

import concordat.assurance.ids.PersonId;
import java.util.List;
import java.util.Optional;

/// Whom or what of the body an event is about.
///
/// @param devices ids
/// @param person when the event names one
/// @param named whether the event names the device itself, and not only whose it is
record Concerned(List<String> devices, Optional<PersonId> person, boolean named) {

    static final Concerned NOBODY = new Concerned(List.of(), Optional.empty(), false);

    Concerned {
        devices = List.copyOf(devices);
    }
}
