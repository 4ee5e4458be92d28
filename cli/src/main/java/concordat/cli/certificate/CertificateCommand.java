package concordat.cli.certificate;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `certificate`.
@Command(
        name = "certificate",
        synopsisSubcommandLabel = "COMMAND",
        description = "Certificates: list and show them, take them away, check one that somebody holds.",
        commandListHeading = "%nCommands:%n")
public final class CertificateCommand {

    @Mixin
    final Help help = new Help();

    private CertificateCommand() {}

    /// @param clock tells what day it is for whoever checks a file
    /// @return the group with its commands
    public static CommandLine line(Console console, InstantSource clock) {
        CommandLine line = new CommandLine(new CertificateCommand());
        line.addSubcommand(new CertificateList(console));
        line.addSubcommand(new CertificateShow(console));
        line.addSubcommand(new CertificateFetch.AsFile(console));
        line.addSubcommand(new CertificateFetch.AsPage(console));
        line.addSubcommand(new CertificateVerify(console, clock));
        return line;
    }
}
