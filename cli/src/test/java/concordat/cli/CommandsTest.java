package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Address;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What holds for every command: help, errors, where the server is looked for.
final class CommandsTest {

    @TempDir
    Path home;

    private static List<CommandLine> all(CommandLine line) {
        List<CommandLine> all = new ArrayList<>(List.of(line));
        line.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
        return all;
    }

    private CommandLine root(ByteArrayOutputStream err) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Rig(home).root(nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void everyCommand_hasADescriptionAndEveryOptionOne() {
        assertThat(all(root(new ByteArrayOutputStream())))
                .hasSizeGreaterThan(18)
                .allSatisfy(line -> {
                    var spec = line.getCommandSpec();
                    assertThat(spec.usageMessage().description())
                            .as(spec.qualifiedName())
                            .isNotEmpty();
                    assertThat(spec.args()).allSatisfy(arg -> assertThat(arg.description())
                            .as(spec.qualifiedName() + " " + arg.paramLabel())
                            .isNotEmpty());
                });
    }

    @Test
    void everyCommandThatDoesSomething_hasAnExampleThatParses() {
        CommandLine root = root(new ByteArrayOutputStream());
        List<CommandLine> working = all(root).stream()
                .filter(line ->
                        line.getCommand().getClass().getPackageName().startsWith(Commands.class.getPackageName()))
                .filter(line -> line.getCommand() instanceof Callable)
                .toList();
        assertThat(working).hasSizeGreaterThan(22).allSatisfy(line -> {
            String footer =
                    String.join("\n", line.getCommandSpec().usageMessage().footer());
            assertThat(footer).as(line.getCommandSpec().qualifiedName()).contains("Example");
            assertThat(footer.lines().filter(l -> l.startsWith("  concordat ")))
                    .isNotEmpty()
                    .allSatisfy(example -> {
                        List<String> words = new ArrayList<>();
                        var matcher = java.util.regex.Pattern.compile("\"([^\"]*)\"|(\\S+)")
                                .matcher(example.strip());
                        while (matcher.find()) {
                            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
                        }
                        int end = words.indexOf(">") + words.indexOf(">>") + 1;
                        List<String> arguments = words.subList(1, end < 0 ? words.size() : end);
                        root.parseArgs(arguments.toArray(String[]::new));
                    });
        });
    }

    @Test
    void help_isOnStandardOutputAndEndsWith0() throws IllegalAccessException {
        Rig rig = new Rig(home);

        String help = rig.run("--help").out();
        assertThat(help).contains("scan", "measure", "ledger", "Exit codes:");
        for (Field code : Exit.class.getFields()) {
            assertThat(help).containsPattern("(?m)^ +" + code.get(null) + " ");
        }
        assertThat(rig.run("help", "scan").out()).contains("Usage: concordat scan", "Example");
        assertThat(rig.run("measure", "suspend", "--help").out()).contains("--second-officer", "with 4");
        assertThat(rig.run("--help").exit()).isZero();
    }

    @Test
    void wrongUsage_isOneLineWithAHint() {
        Rig.Run run = new Rig(home).run("scan");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.onlyError()).startsWith("concordat scan: ").contains("FILE", "see concordat scan --help");
        assertThat(new Rig(home).run("scna").onlyError()).contains("scna", "concordat --help");
        assertThat(new Rig(home).run().exit()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void noToken_saysWhereItWasLookedFor() {
        assertThat(new Rig(home).run("bodies").onlyError())
                .contains(home.resolve("data/keys/token").toString(), "./concordat up", "--token-file");
        assertThat(new Rig(home)
                        .variable("CONCORDAT_DATA", "/nowhere/x")
                        .run("bodies")
                        .onlyError())
                .contains("/nowhere/x/keys/token");
        assertThat(new Rig(home)
                        .run("bodies", "--token-file", new Rig(home).write("t", "a\nb"))
                        .onlyError())
                .contains("holds no token");
    }

    @Test
    void theServer_isLookedForByFlagThenVariableThenDefault() {
        Rig rig = new Rig(home);
        Path token = rig.write("t", "x");
        rig.variable("CONCORDAT_TOKEN_FILE", token.toString());

        assertThat(rig.run("bodies", "--port-base", "1024").onlyError()).contains("http://127.0.0.1:1104");
        rig.variable("CONCORDAT_PORT_BASE", "1025");
        assertThat(rig.run("bodies").onlyError()).contains("http://127.0.0.1:1105");
        rig.variable("CONCORDAT_URL", "http://127.0.0.1:1990");
        assertThat(rig.run("bodies").onlyError()).contains("http://127.0.0.1:1990");
        assertThat(rig.run("bodies", "--port-base", "1026").onlyError()).contains("http://127.0.0.1:1106");
    }

    @Test
    void anAddressOrPortThatCannotBe_isNamed() {
        Rig rig = new Rig(home);
        rig.variable("CONCORDAT_TOKEN_FILE", rig.write("t", "x").toString());

        assertThat(rig.run("bodies", "--url", "concordat.example").onlyError()).contains("[concordat.example]");
        assertThat(rig.run("bodies", "--port-base", "99999").onlyError()).contains("1024 to 65000");
        assertThat(rig.run("bodies", "--port-base", "many").onlyError()).contains("many", "--help");
    }

    @Test
    void anAnswerThatCannotBeRead_isOneLine() {
        try (CannedServer server = new CannedServer()) {
            server.on("GET /ledger/head", 200, "{\"new\":1}").on("GET /measures", 502, "<html>");
            Rig rig = new Rig(home, server);

            assertThat(rig.run("ledger", "head").onlyError()).contains("cannot be read");
            assertThat(rig.run("measure", "list").onlyError()).contains("502");
        }
    }

    @Test
    void aFaultOfOurOwn_endsWith1AndLeavesTheDetailsInAFile() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLine root = root(err);
        Objects.requireNonNull(root.getSubcommands().get("demo")).addSubcommand(new Failing());

        assertThat(root.execute("demo", "fail")).isEqualTo(Exit.UNEXPECTED);

        String line = err.toString(StandardCharsets.UTF_8).strip();
        assertThat(line.lines()).hasSize(1);
        assertThat(line).startsWith("concordat demo fail: ").contains("out of cheese");
        Path details = Path.of(line.replaceAll(".*details are in ([^,]+),.*", "$1"));
        assertThat(Files.readString(details)).contains("IllegalStateException", "Failing.call");
        Files.delete(details);
    }

    /// Stands for a command that the application adds to a group.
    @Command(name = "fail")
    static final class Failing implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("out of cheese");
        }
    }

    @Test
    void figures_haveUnits() {
        assertThat(Figures.bytes(999)).isEqualTo("999 bytes");
        assertThat(Figures.bytes(1_770_864)).isEqualTo("1.8 MB");
        assertThat(Figures.bytes(3_000_000_000L)).isEqualTo("3.00 GB");
        assertThat(Figures.duration(Duration.ofMillis(2_100))).isEqualTo("2.1 s");
        assertThat(Figures.duration(Duration.ofHours(337).plusMinutes(5))).isEqualTo("14 days 1 h 5 min");
        assertThat(new Span().convert("1d12h")).isEqualTo(Duration.ofHours(36));
        assertThat(new Span().convert("pt30m")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void addresses_carryWhateverIsPutIn() {
        assertThat(Address.of("bodies", "../a b/ü?").text()).isEqualTo("/bodies/..%2Fa%20b%2F%C3%BC%3F");
        assertThat(Address.of("bodies", "..").text()).isEqualTo("/bodies/%2E%2E");
    }
}
