package concordat.web.desk;

import concordat.api.view.DeviceCode;
import concordat.api.view.DeviceCodeWanted;
import concordat.api.view.DeviceDetail;
import concordat.api.view.DeviceView;
import concordat.api.view.Page;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.Map;
import java.util.Optional;

/// Where devices come in and go, and where it is told what is known of them.
public interface DeviceDesk {

    /// Makes a code for one device. A body's security officer makes one for any device; anybody else who works for the
    /// body, for a personal device of their own.
    ///
    /// @throws concordat.web.http.Refusal when the person may not, or what is wanted cannot be
    DeviceCode code(PersonId person, BodyId body, DeviceCodeWanted wanted);

    /// What a device runs to come in, for Linux and macOS: a shell script that holds no secret.
    String script();

    /// A body's devices, by id, for its officers.
    ///
    /// @param wish by `environment`, `person`, `ownership`, `platform`, `state` (`in` or `gone`)
    /// @throws concordat.web.http.Refusal when a word is not known
    Page<DeviceView> list(BodyId body, Map<String, String> wish, Optional<String> cursor, int limit);

    /// Somebody's own devices, by id.
    Page<DeviceView> own(PersonId person, Optional<String> cursor, int limit);

    /// What is known of a device, for its holder and for the body's officers.
    ///
    /// @throws concordat.web.http.Refusal when there is none that the person may see
    DeviceDetail detail(PersonId person, BodyId body, String device);

    /// Ends a device at once; by its holder or an officer.
    ///
    /// @throws concordat.web.http.Refusal when there is none that the person may end, or the word is not known
    DeviceView end(PersonId person, BodyId body, String device, String why);

    /// Has a device looked at again now.
    ///
    /// @throws concordat.web.http.Refusal when there is none that the person may see
    DeviceDetail recheck(PersonId person, BodyId body, String device);
}
