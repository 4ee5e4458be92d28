package concordat.app.devices;

import concordat.api.view.DeviceCode;
import concordat.api.view.DeviceCodeWanted;
import concordat.api.view.DeviceDetail;
import concordat.api.view.DeviceView;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.RoleHeld;
import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.store.devices.Device;
import concordat.store.devices.DeviceStore;
import concordat.store.devices.DeviceWish;
import concordat.store.devices.EnrolmentCode;
import concordat.store.devices.Held;
import concordat.web.desk.DeviceDesk;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What people do about devices. Whose a device is decides who may see it: its holder and the body's officers.
final class StoredDeviceDesk implements DeviceDesk {

    /// A code is typed at once; one that lies about is a door that stands open.
    private static final Duration CODE_LASTS = Duration.ofMinutes(15);

    private static final int LONGEST_LABEL = 60;
    private static final Set<String> OWNERSHIPS = Set.of("managed", "personal");
    private static final Set<String> STATES = Set.of("in", "gone");
    private static final Set<String> ENDS = Set.of("left", "lost", "stolen", "replaced", "unsound");
    private static final String SCRIPT = resource("enrol.sh");
    private static final String PLATFORM = "[a-z][a-z0-9-]{0,20}";

    private final DeviceStore devices;
    private final DeviceJudge judge;
    private final Agents agents;
    private final DeviceDoor door;
    private final DeviceChanges changes;
    private final Supplier<Programme> programme;
    private final InstantSource clock;
    private final EnrolmentSecrets secrets;
    private final Place place;

    /// @param door where devices go
    /// @param authorityPem by which they know it
    /// @param script where the script is
    record Place(URI door, String authorityPem, URI script) {}

    StoredDeviceDesk(
            DeviceStore devices,
            DeviceJudge judge,
            Agents agents,
            DeviceDoor door,
            DeviceChanges changes,
            Supplier<Programme> programme,
            InstantSource clock,
            EnrolmentSecrets secrets,
            Place place) {
        this.devices = devices;
        this.judge = judge;
        this.agents = agents;
        this.door = door;
        this.changes = changes;
        this.programme = programme;
        this.clock = clock;
        this.secrets = secrets;
        this.place = place;
    }

    @Override
    public DeviceCode code(PersonId person, BodyId body, DeviceCodeWanted wanted) {
        boolean managed = known("ownership", wanted.ownership(), OWNERSHIPS).equals("managed");
        Optional<PersonId> holder = wanted.shared().orElse(false)
                ? Optional.empty()
                : Optional.of(wanted.person().map(PersonId::new).orElse(person));
        boolean own = !managed && holder.equals(Optional.of(person)) && worksFor(person, body);
        if (!own && !isOfficer(person, body)) {
            throw Refusal.of(
                    403,
                    "Not yours to let in",
                    "A security officer of " + body.value()
                            + " makes codes for any device; others who work there, for a"
                            + " personal device of their own.");
        }
        if (!managed && holder.isEmpty()) {
            throw Refusal.of(422, "Whose is it?", "A personal device is somebody's; leave shared out.");
        }
        holder.filter(h -> !worksFor(h, body)).ifPresent(h -> {
            throw Refusal.of(
                    422,
                    "They do not work there",
                    h.value() + " has no role at " + body.value() + "; grant one first.");
        });
        String label = wanted.label().orElse("").strip();
        if (label.length() > LONGEST_LABEL || !wanted.platform().matches(PLATFORM)) {
            throw Refusal.of(
                    422,
                    "This device cannot be named so",
                    "A label has at most " + LONGEST_LABEL + " characters; a platform is a word such as linux, macos,"
                            + " windows, ios or android.");
        }
        String code = secrets.code();
        Instant now = clock.instant();
        Instant until = now.plus(CODE_LASTS);
        devices.add(new EnrolmentCode(
                EnrolmentSecrets.hashOfCode(code),
                body,
                environment(body, wanted.environment()),
                managed,
                wanted.platform(),
                label,
                holder,
                now,
                person,
                until));
        return new DeviceCode(
                code,
                until,
                place.door().toString(),
                place.authorityPem(),
                place.script().toString());
    }

    @Override
    public String script() {
        return SCRIPT.replace("@DOOR@", place.door().toString())
                .replace("@AUTHORITY@", place.authorityPem().strip());
    }

    private static String resource(String name) {
        try (InputStream in = StoredDeviceDesk.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private EnvironmentId environment(BodyId body, Optional<String> wanted) {
        List<EnvironmentId> own = programme.get().environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .toList();
        List<EnvironmentId> meant = own.stream()
                .filter(e -> wanted.isEmpty() || wanted.get().equals(e.value()))
                .toList();
        if (meant.size() != 1) {
            throw Refusal.of(
                    422,
                    "From which environment?",
                    "Name one of "
                            + String.join(
                                    ", ", own.stream().map(EnvironmentId::value).toList()) + " as environment.");
        }
        return meant.getFirst();
    }

    @Override
    public Page<DeviceView> list(BodyId body, Map<String, String> wish, Optional<String> cursor, int limit) {
        Optional<String> ownership =
                Optional.ofNullable(wish.get("ownership")).map(w -> known("ownership", w, OWNERSHIPS));
        Optional<String> state = Optional.ofNullable(wish.get("state")).map(w -> known("state", w, STATES));
        return page(
                new DeviceWish(
                        Optional.of(body),
                        Optional.ofNullable(wish.get("environment")).map(EnvironmentId::new),
                        Optional.ofNullable(wish.get("person")).map(PersonId::new),
                        ownership.map("managed"::equals),
                        Optional.ofNullable(wish.get("platform")),
                        state.map("gone"::equals)),
                cursor,
                limit);
    }

    @Override
    public Page<DeviceView> own(PersonId person, Optional<String> cursor, int limit) {
        return page(
                new DeviceWish(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(person),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                cursor,
                limit);
    }

    private Page<DeviceView> page(DeviceWish wish, Optional<String> cursor, int limit) {
        DeviceViews views = views();
        List<Held> found = devices.list(wish, cursor.orElse(""), limit + 1);
        List<Held> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream().map(views::view).toList(),
                found.size() > limit ? Optional.of(shown.getLast().device().id()) : Optional.empty(),
                Optional.empty());
    }

    @Override
    public DeviceDetail detail(PersonId person, BodyId body, String device) {
        Held held = seen(person, body, device);
        return views().detail(held, held.device().managed() || isHolder(person, held.device()));
    }

    @Override
    public DeviceView end(PersonId person, BodyId body, String device, String why) {
        known("why", why, ENDS);
        end(seen(person, body, device).device(), person, why);
        return views().view(devices.find(device).orElseThrow());
    }

    private void end(Device device, PersonId by, String why) {
        changes.remove(() -> devices.end(device.id(), new Device.Ended(clock.instant(), by, why)));
        door.forget();
        agents.forget(device);
    }

    /// Ends the personal devices of those who no longer work for the body that they work with them for. A device that
    /// the body manages stays, and is nobody's alone.
    ///
    /// @param person of whom to look; everybody when left out
    void leave(Optional<PersonId> person) {
        devices.holders(person).forEach((holder, ids) -> {
            if (!worksFor(holder.person(), holder.body())) {
                ids.stream()
                        .flatMap(id -> devices.find(id).stream())
                        .map(Held::device)
                        .forEach(device -> {
                            if (device.managed()) {
                                devices.release(device.id());
                            } else {
                                end(device, Programme.CLOCKWORK, "left");
                            }
                        });
            }
        });
    }

    @Override
    public DeviceDetail recheck(PersonId person, BodyId body, String device) {
        Held held = seen(person, body, device);
        if (held.device().ended().isPresent()) {
            throw Refusal.of(409, "It has gone", "Nothing more is heard of " + device + "; enrol it again by a code.");
        }
        agents.recheck(device);
        return detail(person, body, device);
    }

    private DeviceViews views() {
        Instant now = clock.instant();
        return new DeviceViews(judge, programme.get().editionAt(now), now);
    }

    /// To others than its holder and the body's officers there is no such device.
    private Held seen(PersonId person, BodyId body, String device) {
        return devices.find(device)
                .filter(held -> held.device().body().equals(body))
                .filter(held -> isOfficer(person, body) || isHolder(person, held.device()))
                .orElseThrow(() -> Refusal.notFound("device", device));
    }

    private static boolean isHolder(PersonId person, Device device) {
        return device.person().equals(Optional.of(person));
    }

    private boolean isOfficer(PersonId person, BodyId body) {
        return programme.get().rolesOf(person).contains(new RoleHeld(Role.SECURITY_OFFICER, Optional.of(body)));
    }

    private boolean worksFor(PersonId person, BodyId body) {
        return programme.get().rolesOf(person).stream()
                .anyMatch(held -> held.body().equals(Optional.of(body)));
    }

    private static String known(String what, String word, Set<String> known) {
        if (!known.contains(word)) {
            throw Refusal.of(
                    400,
                    "There is no such " + what,
                    word + " is none of "
                            + String.join(", ", known.stream().sorted().toList()) + ".");
        }
        return word;
    }
}
