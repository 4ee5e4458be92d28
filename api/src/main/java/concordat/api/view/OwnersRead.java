package concordat.api.view;

import java.util.List;

/// A pack in plain words, for the accountable owner to read before signing.
///
/// @param packDigest of the pack that this tells of
/// @param words how many, headings included
/// @param seconds how long reading takes at 200 words a minute
public record OwnersRead(
        String submission,
        String body,
        String environment,
        String packDigest,
        String title,
        int words,
        int seconds,
        List<Section> sections) {

    public OwnersRead {
        sections = Absent.list(sections);
    }

    /// What is told under one heading.
    public record Section(String heading, List<String> sentences) {

        public Section {
            sentences = Absent.list(sentences);
        }
    }
}
