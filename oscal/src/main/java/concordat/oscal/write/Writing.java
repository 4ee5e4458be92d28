package concordat.oscal.write;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import java.util.List;

/// What became of writing a document for a version.
public sealed interface Writing {

    /// @param document as it was written, with the version it was written for
    record Written(OscalDocument document) implements Writing {

        /// @return UTF-8, indented by two spaces, a line feed at the end
        public byte[] json() {
            return OscalWriter.json(document.root());
        }
    }

    /// The version has no words for some of it.
    ///
    /// @param problems each thing that the version cannot say; never empty
    record Refused(List<OscalProblem> problems) implements Writing {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
