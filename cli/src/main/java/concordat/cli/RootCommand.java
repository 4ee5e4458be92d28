package concordat.cli;

import concordat.cli.terminal.Help;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What `concordat --help` shows.
@Command(
        name = "concordat",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a shared network's code of connection.",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of Concordat's own; the line on standard error says where the details are",
            "2:it could not be done; one line on standard error says what, where and what to do",
            "3:a benchmark could not tell, because the machine was too busy",
            "4:a measure is recorded, but some gateway has not acknowledged it yet",
            "5:a ledger is not what was signed",
            "6:something stands in the way of what was asked about",
            "7:a certificate is not what the network gave",
            "8:a certificate is genuine, but does not count",
            "9:a document of evidence is not what was handed in",
            "130:stopped by Ctrl-C"
        },
        footer = "%nconcordat COMMAND --help tells more, with an example.")
final class RootCommand {

    @Mixin
    final Help help = new Help();
}
