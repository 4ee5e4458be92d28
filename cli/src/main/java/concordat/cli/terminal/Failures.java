package concordat.cli.terminal;

import concordat.api.ApiFailure;
import concordat.api.view.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;

/// Turns whatever went wrong into one line and a number.
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /// The fault of an act about a body that never joined; such numbers never change.
    private static final int BODY_UNKNOWN = 1_101;

    private final Console console;

    public Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.warn(command + ": " + e.getMessage() + "; see " + command + " --help");
        return Exit.REFUSED;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        String name = command.getCommandSpec().qualifiedName(" ");
        return switch (e) {
            case CannotGoOn stopped -> refused(name, String.valueOf(stopped.getMessage()));
            case ApiFailure failure -> refused(name, line(failure.problem()));
            case UncheckedIOException wrapped ->
                refused(name, line(Objects.requireNonNull(wrapped.getCause(), "always has one")));
            case IOException failure -> refused(name, line(failure));
            case JacksonException unread ->
                refused(
                        name,
                        "the server's answer cannot be read (" + unread.getOriginalMessage()
                                + "); use the command line that came with the server");
            case InterruptedException stopped -> {
                Thread.currentThread().interrupt();
                console.warn(name + ": stopped");
                yield Exit.STOPPED;
            }
            default -> unexpected(name, e);
        };
    }

    private int refused(String name, String line) {
        console.warn(name + ": " + line);
        return Exit.REFUSED;
    }

    private int unexpected(String name, Exception e) {
        String details;
        try {
            Path file = Files.createTempFile("concordat-fault-", ".txt");
            try (PrintWriter writer = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
                e.printStackTrace(writer);
            }
            details = "the details are in " + file;
        } catch (IOException unwritten) {
            e.printStackTrace(console.err());
            details = "the details stand above, as " + line(unwritten);
        }
        console.warn(name + ": a fault of Concordat's own: " + e + "; " + details + ", please report it");
        return Exit.UNEXPECTED;
    }

    /// What the API said, who must act, and what can be done instead.
    public static String line(Problem problem) {
        StringBuilder line = new StringBuilder(problem.title().replaceFirst("\\.$", ""));
        problem.detail().ifPresent(detail -> line.append(": ").append(detail));
        problem.errors().stream()
                .filter(place -> place.line().isPresent() || problem.detail().isEmpty())
                .forEach(place -> {
                    line.append("; ");
                    place.line().ifPresent(l -> line.append("line ").append(l).append(", "));
                    place.column()
                            .ifPresent(c -> line.append("column ").append(c).append(": "));
                    line.append(place.text());
                });
        problem.fault().ifPresent(fault -> line.append(" (fault ").append(fault).append(')'));
        problem.blame().flatMap(Failures::whoActs).ifPresent(who -> line.append("; ")
                .append(who));
        if (!problem.legalMoves().isEmpty()) {
            line.append("; possible now: ").append(String.join(", ", problem.legalMoves()));
        }
        if (problem.fault().filter(fault -> fault == BODY_UNKNOWN).isPresent()) {
            line.append("; concordat bodies lists those there are");
        }
        if (problem.status() == 401) {
            line.append(
                    "; sign in with concordat sign-in, or give the token file of this network with --token-file or --data");
        }
        return line.toString();
    }

    /// @return none when it is whoever asks
    private static Optional<String> whoActs(String blame) {
        return switch (blame) {
            case "BODY" -> Optional.empty();
            case "AUTHORITY" -> Optional.of("the Authority must act");
            case "RETRY" -> Optional.of("read again and try again");
            case "OPERATOR" -> Optional.of("whoever runs the network must act");
            default -> Optional.of(blame + " must act");
        };
    }

    /// What went wrong with a file or a connection.
    public static String line(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile() + "; check the path";
            case AccessDeniedException denied -> denied.getFile() + " may not be used; check its permissions";
            case FileAlreadyExistsException there -> there.getFile() + " is there already; name another file";
            case FileSystemException failed ->
                List.of(String.valueOf(failed.getFile()), String.valueOf(failed.getReason())).stream()
                                .collect(Collectors.joining(": "))
                        + "; check the disk";
            case HttpTimeoutException late -> "the server did not answer in time; ask concordat status how it is";
            default -> e.getMessage() == null ? "the connection to the server broke; try again" : e.getMessage();
        };
    }
}
