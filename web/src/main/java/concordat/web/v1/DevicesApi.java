package concordat.web.v1;

import concordat.api.view.DeviceCodeWanted;
import concordat.api.view.DeviceEnding;
import concordat.assurance.ids.BodyId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Devices: letting them in, what is known of them, and ending them. A body's list is its officers'; one device is also
/// its holder's.
final class DevicesApi {

    private final Api.Desks desks;

    DevicesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        String all = "/api/v1/bodies/{body}/devices";
        String one = all + "/{device}";
        return List.of(
                Route.get(
                        "/api/v1/enrolment/enrol.sh",
                        Authority.PUBLIC,
                        asked -> Answer.of(
                                200,
                                "text/x-shellscript",
                                desks.devices().script().getBytes(StandardCharsets.UTF_8))),
                Route.post("/api/v1/bodies/{body}/device-codes", Authority.BODY_PEOPLE, this::code),
                Route.get(all, Authority.BODY_SECRETS, this::list),
                Route.get("/api/v1/my/devices", Authority.SIGNED_IN, this::own),
                Route.get(
                        one,
                        Authority.BODY_PEOPLE,
                        asked -> Bodies.json(
                                200, desks.devices().detail(asked.signedIn(), body(asked), asked.part("device")))),
                Route.post(
                        one + "/recheck",
                        Authority.BODY_PEOPLE,
                        asked -> Bodies.json(
                                202, desks.devices().recheck(asked.signedIn(), body(asked), asked.part("device")))),
                Route.post(one + "/end", Authority.BODY_PEOPLE, this::end));
    }

    private Answer code(Asked asked) {
        DeviceCodeWanted wanted = Bodies.read(asked, DeviceCodeWanted.class);
        return Bodies.json(201, desks.devices().code(asked.signedIn(), body(asked), wanted));
    }

    private Answer list(Asked asked) {
        Map<String, String> wish = new HashMap<>();
        for (String name : List.of("environment", "person", "ownership", "platform", "state")) {
            asked.query(name).ifPresent(value -> wish.put(name, value));
        }
        return Bodies.json(200, desks.devices().list(body(asked), wish, asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer own(Asked asked) {
        return Bodies.json(200, desks.devices().own(asked.signedIn(), asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer end(Asked asked) {
        DeviceEnding ending = Bodies.read(asked, DeviceEnding.class);
        return Bodies.json(200, desks.devices().end(asked.signedIn(), body(asked), asked.part("device"), ending.why()));
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
