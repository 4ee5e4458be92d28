package concordat.app.up;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.app.control.ControlPlane;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.app.settings.WholeFile;
import concordat.demo.DemoFiles;
import concordat.demo.Greeting;
import concordat.demo.Maker;
import concordat.demo.MakerSettings;
import concordat.demo.network.SampleService;
import concordat.demo.network.ServiceList;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.login.LoginTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The demonstration network of a data folder: whole, begun, or still to be made. One that was begun and stopped is
/// completed by making it again from the same settings.
public final class Demonstration {

    private static final String ISSUER = "demonstration";

    private final Settings settings;
    private final String network;
    private final DataFolder folder;

    /// @param network the network's id
    public Demonstration(Settings settings, String network, DataFolder folder) {
        this.settings = settings;
        this.network = network;
        this.folder = folder;
    }

    /// @return whether nothing is left to be made
    public boolean whole() {
        return Files.exists(folder.demonstration());
    }

    /// @throws StartFailed when what was begun cannot be completed from these settings
    public void refuseOtherThanBegun() {
        if (whole() || !Files.exists(folder.demonstrationBegun())) {
            return;
        }
        try {
            String begun = Files.readString(folder.demonstrationBegun()).strip();
            if (!begun.equals(flags())) {
                throw new StartFailed("the demonstration network in " + folder.root() + " was begun with " + begun
                        + " and is not whole yet; give these flags to complete it, or begin again with --fresh");
            }
        } catch (IOException e) {
            throw new StartFailed("cannot read " + folder.demonstrationBegun() + ": " + e.getMessage());
        }
    }

    private String flags() {
        return "--bodies " + settings.bodies() + " --devices " + settings.devices() + " --seed " + settings.seed();
    }

    /// Makes it, or what is missing of it, through the API of a control plane that is up.
    ///
    /// @param founded told once there is a network
    /// @param progress takes one line for each step
    /// @throws StartFailed when the control plane refuses a step
    public void make(Maker.Founded founded, Consumer<String> progress) throws IOException, InterruptedException {
        refuseOtherThanBegun();
        SecureRandom random = new SecureRandom();
        LoginTokens logins = prepare(random);
        ApiClient api =
                new ApiClient(settings.web(), Files.readString(folder.token()).strip());
        Path keys = folder.keys();
        MakerSettings wanted = new MakerSettings(
                settings.seed(),
                settings.bodies(),
                settings.devices(),
                ControlPlane.OPERATOR.value(),
                0,
                CertificateAuthority.load(keys.resolve("ca.pem"), keys.resolve("ca.key.pem")),
                logins,
                MakerSettings.USUAL_LOGIN,
                random,
                InstantSource.system(),
                progress);
        WholeFile.replace(folder.demonstrationBegun(), flags() + "\n");
        try {
            Maker.make(api, folder.root(), wanted, founded);
        } catch (ApiFailure e) {
            throw new StartFailed("the demonstration network could not be made: " + e.getMessage()
                    + "; begin again with --fresh, or give an empty database");
        }
    }

    /// Writes what gateways read when they start: who may vouch for a login, and where each service is.
    void prepare() throws IOException {
        prepare(new SecureRandom());
    }

    private LoginTokens prepare(SecureRandom random) throws IOException {
        LoginTokens logins = LoginTokens.open(ISSUER, network, folder.keys().resolve("login.pem"), random);
        Path pinned = Files.createDirectories(folder.keys().resolve("logins")).resolve(ISSUER + ".pub.pem");
        WholeFile.replace(pinned, logins.publicKeyPem());
        StringBuilder lines = new StringBuilder();
        for (SampleService service : ServiceList.all()) {
            lines.append(service.id())
                    .append(" = http://127.0.0.1:")
                    .append(settings.samplePort(0))
                    .append('\n');
        }
        WholeFile.replace(folder.upstreams(), lines.toString());
        return logins;
    }

    /// @return where to look and what to try, at the ports of these settings; kept in a file too
    public String greeting() throws IOException {
        String text = Greeting.read(folder.demonstration())
                .text(settings.webPort(), settings.gatewayPort(0), DemoFiles.in(folder.root()));
        WholeFile.replace(folder.greeting(), text);
        return text;
    }

    void greet(Telling telling) throws IOException {
        telling.up(
                settings.web(),
                DemoFiles.in(folder.root()).folder(),
                Greeting.read(folder.demonstration()),
                greeting());
    }
}
