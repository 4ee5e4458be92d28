package concordat.intake.crosswalk;

import concordat.catalogue.Edition;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.intake.DocumentText;
import concordat.intake.edition.Editions;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import concordat.intake.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads files of codes and of crosswalks. A file is read whole or not at all; everything that is wrong with it is told
/// at once, by place.
public final class CrosswalkFiles {

    /// In bytes.
    private static final int LARGEST = 4_000_000;

    private static final String FOLDER = "/concordat/catalogue/crosswalk/";

    private static final List<String> CODES =
            List.of("caf-3.2", "caf-4.0", "cyber-essentials", "iso-27001", "nist-800-53");

    private static final List<String> CROSSWALKS = List.of(
            "model-1.caf-3.2",
            "model-1.caf-4.0",
            "model-1.cyber-essentials",
            "model-1.iso-27001",
            "model-1.nist-800-53",
            "caf-3.2.caf-4.0");

    private CrosswalkFiles() {}

    /// Reads UTF-8 to its end; does not close it. A file whose first key is `code` holds a code, one whose first key is
    /// `crosswalk` a crosswalk.
    ///
    /// @param name the file's name, for messages
    /// @param codes those known: what a crosswalk names of them must be there
    /// @throws IOException when the stream cannot be read; a bad file is no exception
    public static CrosswalkReading read(InputStream in, String name, Collection<Code> codes) throws IOException {
        return switch (DocumentText.read(in, LARGEST)) {
            case DocumentText.Text sound -> read(sound.text(), name, codes);
            case DocumentText.Bad bad -> new CrosswalkReading.Rejected(name, List.of(bad.problem()));
        };
    }

    private static CrosswalkReading read(String text, String name, Collection<Code> codes) {
        Problems problems = new Problems();
        Optional<CrosswalkReading> read =
                new YamlTree(problems).of(name, text).flatMap(root -> read(root, codes, problems));
        return problems.none() && read.isPresent()
                ? read.get()
                : new CrosswalkReading.Rejected(name, problems.sorted());
    }

    private static Optional<CrosswalkReading> read(Node root, Collection<Code> codes, Problems problems) {
        Set<String> keys = new HashSet<>();
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    keys.add(key.getValue());
                }
            });
        }
        if (keys.contains("crosswalk")) {
            Map<String, Set<String>> known = new HashMap<>();
            codes.forEach(code -> known.put(code.id(), Set.copyOf(code.ids())));
            return new CrosswalkParser(problems, known).crosswalk(root).map(CrosswalkReading.OfCrosswalk::new);
        }
        if (keys.contains("code")) {
            return new CodeParser(problems).code(root).map(CrosswalkReading.OfCode::new);
        }
        problems.add(
                root,
                "expected a code or a crosswalk, which begin with the key code or crosswalk, found "
                        + Mapping.kind(root));
        return Optional.empty();
    }

    /// @return the code in the shape that people write it in; read again it is the same code
    public static String write(Code code) {
        return new CrosswalkWriter().written(code);
    }

    /// @return the crosswalk in the shape that people write it in; read again it is the same crosswalk
    public static String write(Crosswalk crosswalk) {
        return new CrosswalkWriter().written(crosswalk);
    }

    /// The codes that come with the product, the Model Code first.
    public static List<Code> codes() {
        return codes(Editions.modelCode());
    }

    /// The codes that come with the product.
    ///
    /// @param ours the code that bodies are held to here, first
    public static List<Code> codes(Edition ours) {
        List<Code> codes = new ArrayList<>();
        codes.add(Code.of(ours));
        for (String id : CODES) {
            if (builtIn(id, codes) instanceof CrosswalkReading.OfCode of) {
                codes.add(of.code());
            }
        }
        return codes;
    }

    /// The crosswalks that come with the product, each of codes that [#codes()] has.
    public static List<Crosswalk> crosswalks() {
        List<Code> codes = codes();
        List<Crosswalk> crosswalks = new ArrayList<>();
        for (String id : CROSSWALKS) {
            if (builtIn(id, codes) instanceof CrosswalkReading.OfCrosswalk of) {
                crosswalks.add(of.crosswalk());
            }
        }
        return crosswalks;
    }

    /// What comes with the product beside the Model Code, as files: codes first, then what compares them.
    ///
    /// @return texts by id, in an order in which each speaks only of what came before it and of the Model Code
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String id : CODES) {
            files.put(id, text(id));
        }
        for (String id : CROSSWALKS) {
            files.put(id, text(id));
        }
        return files;
    }

    private static String text(String id) {
        String file = FOLDER + id + ".yaml";
        try (InputStream in = Edition.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CrosswalkReading builtIn(String id, Collection<Code> codes) {
        String file = FOLDER + id + ".yaml";
        try (InputStream in = Edition.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the product");
            }
            CrosswalkReading reading = read(in, file, codes);
            if (reading instanceof CrosswalkReading.Rejected rejected) {
                throw new IllegalStateException(rejected.name() + ": " + rejected.problems());
            }
            return reading;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
