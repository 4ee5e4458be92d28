package concordat.intake.edition;

import concordat.catalogue.Edition;
import concordat.catalogue.WeaknessMap;
import concordat.intake.DocumentText;
import concordat.intake.Problem;
import concordat.intake.yaml.Problems;
import concordat.intake.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Reads and writes edition files. A file is read whole or not at all; everything that is wrong with it is told at
/// once, by place.
public final class Editions {

    /// In bytes or characters. The Model Code, comments and all, takes 50,000.
    private static final int LARGEST = 4_000_000;

    private static final String MODEL_CODE = "/concordat/catalogue/model-code-1.yaml";

    private Editions() {}

    /// Reads UTF-8 to its end; does not close it.
    ///
    /// @param name the file's name, for messages
    /// @throws IOException when the stream cannot be read; a bad file is no exception
    public static EditionReading read(InputStream in, String name) throws IOException {
        return switch (DocumentText.read(in, LARGEST)) {
            case DocumentText.Text sound -> read(sound.text(), name);
            case DocumentText.Bad bad -> new EditionReading.Rejected(name, List.of(bad.problem()));
        };
    }

    /// Reads to the end; does not close it.
    ///
    /// @param name the file's name, for messages
    /// @throws IOException when the reader cannot be read; a bad file is no exception
    public static EditionReading read(Reader in, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            text.append(buffer, 0, read);
            if (text.length() > LARGEST) {
                return tooLarge(name);
            }
        }
        return read(text.toString(), name);
    }

    /// @param edition any edition
    /// @return a file that reads back as the same edition; lines end with a line feed
    public static String write(Edition edition) {
        return new EditionWriter().written(edition);
    }

    /// @param maps any
    /// @return the part of an edition's file that says them; lines end with a line feed
    public static String write(List<WeaknessMap> maps) {
        return new EditionWriter().written(maps);
    }

    /// The example edition that comes with the product.
    public static Edition modelCode() {
        try (InputStream in = Edition.class.getResourceAsStream(MODEL_CODE)) {
            if (in == null) {
                throw new IllegalStateException(MODEL_CODE + " is missing from the product");
            }
            return switch (read(in, MODEL_CODE)) {
                case EditionReading.Read read -> read.edition();
                case EditionReading.Rejected rejected ->
                    throw new IllegalStateException(rejected.name() + ": " + rejected.problems());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EditionReading read(String text, String name) {
        Problems problems = new Problems();
        Optional<Edition> edition =
                new YamlTree(problems).of(name, text).flatMap(root -> new EditionParser(problems).edition(root));
        return problems.none() && edition.isPresent()
                ? new EditionReading.Read(edition.get())
                : new EditionReading.Rejected(name, problems.sorted());
    }

    private static EditionReading tooLarge(String name) {
        return new EditionReading.Rejected(name, List.of(new Problem(0, 0, "larger than " + LARGEST + " characters")));
    }
}
