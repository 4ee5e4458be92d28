package concordat.app.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.notices.ActNotices;
import concordat.notices.Deadlines;
import concordat.notices.Notice;
import concordat.store.LedgerStore;
import concordat.store.notices.NoticeStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes what acts and time bring that people must be told. Only on the node that writes the ledger. One thread at a
/// time.
final class NoticeFollower {

    private static final System.Logger LOG = System.getLogger(NoticeFollower.class.getName());
    private static final int LOT = 500;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final LedgerStore ledger;
    private final NoticeStore notices;
    private final InstantSource clock;
    private final boolean mail;
    private final Set<String> told = new HashSet<>();
    /// Where a network begins that was never told of anything.
    private final long first;
    /// Where the cursor stands in the database; it is moved only over acts that tell something, since those that tell
    /// nothing may as well be looked at again.
    private long written = -1;

    private long seen = -1;
    private Instant looked;

    /// @param mail whether mail can be sent at all
    NoticeFollower(LedgerStore ledger, NoticeStore notices, InstantSource clock, boolean mail) {
        this.ledger = ledger;
        this.notices = notices;
        this.clock = clock;
        this.mail = mail;
        this.looked = clock.instant();
        this.first = ledger.current().programme().nextPosition();
    }

    /// Tells what was appended, and before it whatever was not told yet.
    synchronized void appended(List<Entry> entries) {
        if (!ledger.leads()) {
            written = -1;
            return;
        }
        Programme programme = ledger.current().programme();
        if (written < 0) {
            written = notices.cursor(first);
            seen = written;
        }
        if (!entries.isEmpty() && entries.getFirst().position() == seen) {
            tell(programme, entries);
        }
        while (seen < programme.nextPosition()) {
            List<Entry> lot = ledger.entries(seen, LOT);
            if (lot.isEmpty()) {
                return;
            }
            tell(programme, lot);
        }
    }

    private void tell(Programme programme, List<Entry> entries) {
        List<Notice> found = new ArrayList<>();
        ActNotices telling = new ActNotices(programme);
        for (Entry entry : entries) {
            try {
                found.addAll(telling.of(entry));
            } catch (RuntimeException e) {
                // One act that cannot be told must not silence all that come after it.
                LOG.log(Level.ERROR, "nobody is told of act " + entry.position(), e);
            }
        }
        long to = entries.getLast().position() + 1;
        if (!found.isEmpty()) {
            NoticeStore.Writing came = notices.write(written, to, found, mail, now(programme));
            if (came == NoticeStore.Writing.MOVED) {
                // Another node wrote while this one took itself for the writer: go on from where that one is.
                written = notices.cursor(first);
                seen = written;
                return;
            }
            written = to;
        }
        seen = to;
    }

    /// Tells what time has brought, when it is long enough since the last look or the clock was moved.
    synchronized void timeWentOn() {
        Instant now = clock.instant();
        if (!ledger.leads() || now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            return;
        }
        looked = now;
        Programme programme = ledger.current().programme();
        if (programme.nextPosition() == 0) {
            return;
        }
        List<Notice> all = Deadlines.of(programme, now(programme)).notices();
        List<Notice> fresh = all.stream().filter(n -> !told.contains(n.id())).toList();
        if (!fresh.isEmpty()) {
            notices.write(fresh, mail, now(programme));
        }
        told.clear();
        all.forEach(n -> told.add(n.id()));
    }

    private Instant now(Programme programme) {
        Instant now = clock.instant();
        return programme.latest().filter(now::isBefore).orElse(now);
    }
}
