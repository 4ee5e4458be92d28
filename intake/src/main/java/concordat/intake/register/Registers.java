package concordat.intake.register;

import concordat.intake.DocumentText;
import concordat.intake.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads a public register of bodies: CSV in UTF-8 with a heading line, the columns in any order, unknown ones kept.
public final class Registers {

    /// In bytes; the register of all local authorities takes 165,000.
    private static final int LARGEST = 64_000_000;

    private Registers() {}

    /// Reads to the end; does not close the stream.
    ///
    /// @param name the file's name, for messages
    /// @throws IOException when the stream cannot be read; a bad file is no exception
    public static RegisterReading read(InputStream in, String name) throws IOException {
        return switch (DocumentText.read(in, LARGEST)) {
            case DocumentText.Bad bad -> new RegisterReading.Rejected(name, List.of(bad.problem()));
            case DocumentText.Text sound -> {
                RegisterParser parser = new RegisterParser(sound.text());
                List<RegisteredBody> bodies = parser.bodies();
                List<Problem> problems = parser.problems();
                yield problems.isEmpty()
                        ? new RegisterReading.Read(bodies)
                        : new RegisterReading.Rejected(name, problems);
            }
        };
    }
}
