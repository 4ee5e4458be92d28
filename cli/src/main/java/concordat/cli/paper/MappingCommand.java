package concordat.cli.paper;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `paper mapping`.
@Command(
        name = "mapping",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Mappings that the server keeps: a body's own (--body), which its officers save, and without --body those that"
                    + " the Authority shares with everybody.",
            "Every version is kept. A body's own mapping is taken before a shared one of the same name."
        },
        commandListHeading = "%nCommands:%n")
final class MappingCommand {

    @Mixin
    final Help help = new Help();

    private MappingCommand() {}

    static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new MappingCommand());
        line.addSubcommand(new MappingList(console));
        line.addSubcommand(new MappingSave(console));
        line.addSubcommand(new MappingShow(console));
        line.addSubcommand(new MappingRemove(console));
        return line;
    }
}
