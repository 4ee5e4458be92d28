package concordat.store;

import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.ledger.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An act ready to be written.
///
/// @param bytes canonical
/// @param body the body it concerns, null when it concerns none or all
@SuppressWarnings("ArrayRecordComponent") // never compared
record ActRow(
        Entry entry,
        byte[] bytes,
        Hash leaf,
        String kind,
        @Nullable String body,
        List<Prose> texts) {}
