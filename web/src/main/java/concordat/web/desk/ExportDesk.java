package concordat.web.desk;

import concordat.api.view.FindingExportView;
import concordat.api.view.Page;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.web.http.Answer;
import java.io.IOException;
import java.util.Optional;

/// Where findings are taken away as files. Whoever asks has been let in by the route.
public interface ExportDesk {

    /// A file that is ready to be sent, once.
    ///
    /// @param findings how many it holds
    /// @param writer to be called, for it gives back what the file needed
    record Export(String mediaType, String fileName, long findings, Answer.Writer writer) {}

    /// Gathers findings as of one moment and puts down who takes them away.
    ///
    /// @param format for example `csv`
    /// @param reader for whom a report is written; the security officer when left out
    /// @throws concordat.web.http.Refusal when there is no such format or reader, or too many are at it
    /// @throws IOException when the disk is full
    Export export(PersonId person, BodyId body, FindingWish wish, String format, Optional<String> reader)
            throws IOException;

    /// @return who took what away, newest first
    Page<FindingExportView> exports(BodyId body, Optional<String> cursor, int limit);
}
