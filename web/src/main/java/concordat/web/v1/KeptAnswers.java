package concordat.web.v1;

import concordat.assurance.ids.PersonId;
import concordat.web.desk.RequestTag;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Answers to what is no act and would do harm when done twice, by the key of the request. They hold what is
/// shown once, so they are held here only: the newest, and not over a restart. Safe for use by several threads;
/// who asks twice at once waits for the one answer.
final class KeptAnswers {

    private static final int MOST = 1_000;

    private final Map<Name, Slot> slots = new LinkedHashMap<>();

    private record Name(PersonId person, String key) {}

    /// One request under its key.
    private static final class Slot {
        private final String digest;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Answer answer;

        Slot(String digest) {
            this.digest = digest;
        }

        Answer answer(Doing doing) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (answer == null) {
                    answer = doing.answer();
                }
                return answer;
            } finally {
                lock.unlock();
            }
        }
    }

    /// What is to be done once.
    interface Doing {
        Answer answer() throws InterruptedException;
    }

    /// @throws Refusal when the key was another request's
    Answer once(Asked asked, Doing doing) throws InterruptedException {
        Optional<RequestTag> tag = Bodies.tag(asked);
        if (tag.isEmpty()) {
            return doing.answer();
        }
        Name name = new Name(tag.get().person(), tag.get().key());
        Slot slot = slot(name, tag.get().digest());
        if (!slot.digest.equals(tag.get().digest())) {
            throw Refusal.keyReused(tag.get().key());
        }
        boolean answered = false;
        try {
            Answer answer = slot.answer(doing);
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                forget(name, slot);
            }
        }
    }

    private synchronized Slot slot(Name name, String digest) {
        Slot slot = slots.computeIfAbsent(name, n -> new Slot(digest));
        if (slots.size() > MOST) {
            slots.remove(slots.keySet().iterator().next());
        }
        return slot;
    }

    private synchronized void forget(Name name, Slot slot) {
        slots.remove(name, slot);
    }
}
