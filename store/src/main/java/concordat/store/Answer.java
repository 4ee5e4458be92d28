package concordat.store;

import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import java.util.List;

/// What became of a [Submission]. Except after [Unknown], nothing was appended unless it says so.
public sealed interface Answer {

    /// The acts are in the ledger, on disk, under a signed head.
    ///
    /// @param entries as they stand in the ledger, in order
    /// @param repeated true when an earlier sending of the same request had appended them
    record Appended(List<Entry> entries, boolean repeated) implements Answer {
        public Appended {
            entries = List.copyOf(entries);
        }
    }

    /// A rule stands against one of the acts.
    ///
    /// @param index of the act in the submission, from 0
    record Refused(int index, Verdict.Refused why) implements Answer {}

    /// An act holds something that has no form in the ledger.
    ///
    /// @param index of the act in the submission, from 0
    record Malformed(int index, String detail) implements Answer {}

    /// Something is not as the caller expected. Read again, decide again.
    ///
    /// @param detail what is otherwise, for people
    record Outdated(String detail) implements Answer {}

    /// The caller has used this key for another request.
    record KeyReused(String key) implements Answer {}

    /// Another process appends to this ledger at present.
    ///
    /// @param holder what that process calls itself
    record NotWriter(String holder) implements Answer {}

    /// The database is away or cannot take more. Try again.
    ///
    /// @param detail what it said, for whoever runs the machine
    record Unavailable(String detail) implements Answer {}

    /// The database went away during the commit and did not come back in time: the acts may be in the ledger or not.
    /// Sending the request again under the same key is safe.
    record Unknown(String detail) implements Answer {}
}
