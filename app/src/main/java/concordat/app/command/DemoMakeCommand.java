package concordat.app.command;

import concordat.api.ApiClient;
import concordat.app.control.ControlPlane;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.cli.terminal.Console;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the demonstration network through the API of a control plane that is up.
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description = "Makes the demonstration network; `up` does so on its first start.%n")
final class DemoMakeCommand implements Callable<Integer> {

    private static final String ISSUER = "demonstration";

    private final Console console;

    @Mixin
    private final SettingFlags flags = new SettingFlags();

    DemoMakeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Plainly.run(this::run);
    }

    private void run() throws IOException, InterruptedException {
        Settings settings = flags.read(console);
        DataFolder folder = DataFolder.open(settings.data());
        SecureRandom random = new SecureRandom();
        ApiClient api =
                new ApiClient(settings.web(), Files.readString(folder.token()).strip());
        Path keys = folder.keys();
        LoginTokens logins = LoginTokens.open(ISSUER, SettingFlags.NETWORK, keys.resolve("login.pem"), random);
        Path pinned = Files.createDirectories(keys.resolve("logins")).resolve(ISSUER + ".pub.pem");
        Files.writeString(pinned, logins.publicKeyPem());
        MakerSettings wanted = new MakerSettings(
                settings.seed(),
                settings.bodies(),
                settings.devices(),
                ControlPlane.OPERATOR.value(),
                0,
                settings.webPort(),
                settings.gatewayPort(0),
                CertificateAuthority.load(keys.resolve("ca.pem"), keys.resolve("ca.key.pem")),
                logins,
                MakerSettings.USUAL_LOGIN,
                random,
                InstantSource.system(),
                line -> console.out().println(line));
        writeUpstreams(folder, settings);
        Maker.make(api, folder.root(), wanted);
    }

    /// Where the gateways find each service: all of them in the one process of samples.
    private static void writeUpstreams(DataFolder folder, Settings settings) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (SampleService service : ServiceList.all()) {
            lines.append(service.id())
                    .append(" = http://127.0.0.1:")
                    .append(settings.samplePort(0))
                    .append('\n');
        }
        Files.writeString(folder.upstreams(), lines);
    }
}
