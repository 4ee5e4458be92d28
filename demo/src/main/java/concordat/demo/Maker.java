package concordat.demo;

import concordat.api.ApiClient;
import concordat.api.view.AccountPassword;
import concordat.api.view.ActBatch;
import concordat.api.view.ActEntry;
import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.MapView;
import concordat.api.view.Receipt;
import concordat.api.view.StatusView;
import concordat.catalogue.Edition;
import concordat.demo.act.People;
import concordat.demo.act.Stage;
import concordat.demo.act.Story;
import concordat.demo.network.Body;
import concordat.demo.network.Country;
import concordat.demo.network.Plan;
import concordat.demo.network.SampleService;
import concordat.demo.rehearse.ApiTheatre;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.intake.edition.Editions;
import concordat.signals.authority.Holder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a demonstration network through the API, as people would make a real one. Every step has an idempotency key
/// that depends on the seed and the sizes alone, and every date counts from the founding: a run that was stopped can be
/// repeated with the same settings and completes the network.
public final class Maker {

    static final String EXAMPLE_SYSTEM = "housing-match";

    private static final int BATCH = 500;

    private final ApiClient api;
    private final Path data;
    private final MakerSettings settings;
    private final People people;
    private final DemoFiles files;
    private final Founded founded;
    private final String password;
    private boolean proves;
    private final Map<String, String> fingerprints = new LinkedHashMap<>();

    /// Told once the network is founded, so that what only needs a network can go on beside the making.
    @FunctionalInterface
    public interface Founded {
        void founded() throws IOException, InterruptedException;
    }

    private Maker(ApiClient api, Path data, MakerSettings settings, Founded founded) {
        this.api = api;
        this.data = data;
        this.settings = settings;
        this.people = new People(settings.founder());
        this.files = DemoFiles.in(data);
        this.founded = founded;
        this.password = password();
    }

    /// @param api with the founder's token
    /// @param data the network's data folder
    /// @param founded told also when the network was founded by a run before
    /// @throws IOException when a file cannot be written, or nobody answers
    /// @throws concordat.api.ApiFailure when the control plane refuses a step
    public static Made make(ApiClient api, Path data, MakerSettings settings, Founded founded)
            throws IOException, InterruptedException {
        return new Maker(api, data, settings, founded).make();
    }

    private Made make() throws IOException, InterruptedException {
        Instant begun = settings.clock().instant();
        Plan plan = plan();
        founded.founded();
        crosswalks();
        Country country = Country.draw(plan);
        credentials(country);
        settings.told("drew " + country.name() + ": " + country.bodies().size() + " bodies", begun);
        for (Stage stage : story(country).stages()) {
            if (!stage.acts().isEmpty()) {
                acts(stage);
            }
        }
        long devices = new DeviceSender(api, country, this::key, fingerprints, settings).send();
        Map<String, String> accounts = accounts(country);
        prove();
        for (Map.Entry<String, String> account : accounts.entrySet()) {
            if (!account.getKey().equals(people.founder())) {
                api.put("/accounts/" + account.getKey(), new AccountPassword(account.getValue(), password));
            }
        }
        logins(country);
        api.put("/map", "application/json", HttpRequest.BodyPublishers.ofString(country.map()), MapView.class);
        Path run = Files.createDirectories(data.resolve("run"));
        Greeting greeting = Greeting.of(country, settings, accounts, password);
        long acts = api.read("/status", StatusView.class).position();
        Duration took = Duration.between(begun, settings.clock().instant());
        settings.told("made " + country.name() + ": " + acts + " acts, " + devices + " devices", begun);
        // Last of all: whoever finds this knows that the network is whole.
        greeting.keep(run.resolve("demonstration.properties"));
        return new Made(country.bodies().size(), acts, devices, took, greeting);
    }

    /// Founds the network when nobody has; everything else counts from the instant at which that was.
    private Plan plan() throws IOException, InterruptedException {
        String country = Country.nameOf(settings.seed());
        if (api.read("/status", StatusView.class).position() == 0) {
            post("founding", List.of(Story.founding("The shared network of " + country, people)));
        }
        Instant start =
                api.page("/acts?limit=1", ActEntry.class).items().getFirst().at();
        Edition edition = counting(Editions.modelCode(), start);
        api.post(
                "/editions",
                "application/yaml",
                HttpRequest.BodyPublishers.ofString(Editions.write(edition)),
                key("edition"),
                Receipt.class);
        return new Plan(settings.seed(), settings.bodies(), settings.devices(), start, edition);
    }

    /// So that every standing can be read as the codes that bodies are asked for elsewhere. The files go as they are:
    /// the control plane reads them anyway.
    private void crosswalks() throws IOException, InterruptedException {
        Instant begun = settings.clock().instant();
        for (Map.Entry<String, String> file : CrosswalkFiles.files().entrySet()) {
            api.post(
                    "/crosswalks",
                    "application/yaml",
                    HttpRequest.BodyPublishers.ofString(file.getValue()),
                    key("crosswalk-" + file.getKey()),
                    Receipt.class);
        }
        settings.told("crosswalks to other codes", begun);
    }

    /// The country that a demonstration network was made from.
    ///
    /// @param api with the founder's token
    /// @throws IllegalArgumentException when the network was made from another seed or with another
    ///     number of bodies
    public static Country country(ApiClient api, long seed, int bodies) throws IOException, InterruptedException {
        Instant start =
                api.page("/acts?limit=1", ActEntry.class).items().getFirst().at();
        Country country = Country.draw(new Plan(seed, bodies, 0, start, counting(Editions.modelCode(), start)));
        Set<String> drawn = country.bodies().stream().map(Body::id).collect(Collectors.toSet());
        List<BodyView> there = api.page("/bodies?limit=500", BodyView.class).items();
        if (!there.stream().allMatch(b -> drawn.contains(b.id()))) {
            throw new IllegalArgumentException("the network is not the one that --seed " + seed + " --bodies " + bodies
                    + " makes; give these as up was given them");
        }
        return country;
    }

    /// A network that is founded before its edition would start has none to be judged by.
    private static Edition counting(Edition edition, Instant start) {
        LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate();
        // What a demonstration shows would not be there in the first month otherwise.
        return (edition.startsOn().isAfter(day) ? edition.startingOn(day) : edition).withoutShadow();
    }

    private void credentials(Country country) throws IOException {
        DemoKeys keys = new DemoKeys(
                files, settings.authority(), settings.random(), settings.clock().instant());
        Body holder = country.examples().holder();
        Map<String, Holder> holders = new LinkedHashMap<>();
        holders.put(DemoFiles.MANAGED, Holder.device("d-managed"));
        holders.put(DemoFiles.PERSONAL, Holder.device("d-personal"));
        holders.put(DemoFiles.LACKING, Holder.device("d-lacking"));
        holders.put(
                DemoFiles.WORKLOAD,
                Holder.workload(country.machine(holder, EXAMPLE_SYSTEM).id()));
        holders.put(DemoFiles.EGRESS, Holder.egress(holder.main() + ".egress"));
        holders.put(
                DemoFiles.DOOR, Holder.server("door", List.of("*." + SampleService.DOMAIN, "localhost", "127.0.0.1")));
        for (int number = 1; number <= settings.gateways(); number++) {
            holders.put(DemoFiles.gateway(number), Holder.gateway(DemoFiles.gateway(number)));
        }
        for (Map.Entry<String, Holder> holds : holders.entrySet()) {
            fingerprints.put(holds.getKey(), keys.credential(holds.getKey(), holds.getValue()));
        }
    }

    private String fingerprint(String name) {
        return Optional.ofNullable(fingerprints.get(name)).orElseThrow();
    }

    private Story story(Country country) {
        Map<String, String> gateways = new TreeMap<>();
        for (int number = 1; number <= settings.gateways(); number++) {
            gateways.put(DemoFiles.gateway(number), fingerprint(DemoFiles.gateway(number)));
        }
        String system =
                country.machine(country.examples().holder(), EXAMPLE_SYSTEM).id();
        return new Story(country, people, Map.of(system, fingerprint(DemoFiles.WORKLOAD)), gateways);
    }

    private void acts(Stage stage) throws IOException, InterruptedException {
        Instant begun = settings.clock().instant();
        for (int from = 0; from < stage.acts().size(); from += BATCH) {
            int to = Math.min(from + BATCH, stage.acts().size());
            post(stage.id() + "-" + from / BATCH, stage.acts().subList(from, to));
        }
        settings.told(stage.title() + ": " + stage.acts().size() + " acts", begun);
    }

    private void post(String step, List<ActProposal> acts) throws IOException, InterruptedException {
        ActBatch batch = new ActBatch(acts);
        if (acts.stream().anyMatch(a -> ApiTheatre.WANT_PROOF.contains(a.kind()))) {
            prove();
            api.confirmed(batch, password, key(step), Optional.empty());
        } else {
            api.post("/acts", batch, key(step), Receipt.class);
        }
    }

    /// Gives the founder a password to prove with, before the first act that wants proof.
    private void prove() throws IOException, InterruptedException {
        if (!proves) {
            api.put("/accounts/" + people.founder(), new AccountPassword(people.founder(), password));
            proves = true;
        }
    }

    private String key(String step) {
        return "demo-" + settings.seed() + "-" + settings.bodies() + "-" + settings.devices() + "-" + step;
    }

    /// @return whose account each login is
    private Map<String, String> accounts(Country country) {
        Body holder = country.examples().holder();
        Map<String, String> accounts = new LinkedHashMap<>();
        accounts.put(people.founder(), people.founder());
        accounts.put("assessor", People.ASSESSOR);
        accounts.put("auditor", People.AUDITOR);
        accounts.put("officer", holder.officer());
        accounts.put("owner", holder.owner());
        accounts.put(
                "services",
                People.serviceOwner(
                        country.ownerOf(country.services().getFirst()).id()));
        return accounts;
    }

    private void logins(Country country) throws IOException {
        Body holder = country.examples().holder();
        Body lacker = country.examples().lacker();
        Instant from = country.plan().start().minusSeconds(60);
        for (String name : List.of(DemoFiles.MANAGED, DemoFiles.PERSONAL, DemoFiles.LACKING, DemoFiles.EGRESS)) {
            String token = settings.logins()
                    .issue(
                            People.staff((name.equals(DemoFiles.LACKING) ? lacker : holder).id()),
                            Set.of("strong-login", "recent-login"),
                            fingerprint(name),
                            from,
                            from.plus(settings.loginLasts()));
            DemoKeys.write(files.login(name), "Authorization: Bearer " + token + "\n");
        }
    }

    /// Four groups of four letters and digits that cannot be mistaken for each other.
    private String password() {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789";
        return String.join(
                "-",
                Stream.generate(() -> {
                            StringBuilder group = new StringBuilder();
                            for (int index = 0; index < 4; index++) {
                                group.append(letters.charAt(settings.random().nextInt(letters.length())));
                            }
                            return group;
                        })
                        .limit(4)
                        .toList());
    }
}
