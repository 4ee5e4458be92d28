package concordat.web.desk;

import concordat.api.view.ActEntry;
import concordat.api.view.ActKindView;
import concordat.api.view.ActProposal;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where acts are done and read.
public interface ActDesk {

    /// @return the newest version
    Programme programme();

    /// @return every kind of act with its fields, by name
    List<ActKindView> kinds();

    /// @throws Refusal naming the act and field that cannot be read
    List<Act> read(List<ActProposal> proposals);

    /// Does acts in order, all or none; returns once they are durable.
    ///
    /// @param expected looked at when it is done; what it returns is otherwise than the caller took it to be
    /// @throws Refusal when a rule stands against one, something is otherwise than expected, or the
    ///     ledger cannot be written now
    List<Entry> append(List<Wanted> wanted, Optional<RequestTag> tag, Function<Programme, Optional<String>> expected);

    /// @param wanted what is asked again
    /// @return what was done when the same was asked before under that key; none when it was not
    /// @throws Refusal when the key was another request's, or the ledger cannot be asked now
    Optional<List<Entry>> answered(List<Wanted> wanted, RequestTag tag);

    /// The record, oldest first.
    Page<ActEntry> entries(Optional<String> cursor, int limit, Optional<String> body, Optional<String> kind);

    /// @return a text under a fresh salt
    Prose prose(String text);

    /// @param kind for example `m`; stands at the front so that people can tell ids apart
    /// @return an id never used before
    String freshId(String kind);
}
