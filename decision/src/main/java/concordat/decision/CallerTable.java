package concordat.decision;

import org.jspecify.annotations.Nullable;

/// Finds a caller's row by the fingerprint of its certificate. Immutable; [Edit] makes the next version.
final class CallerTable {

    /*
     * Rows lie dense, eight longs each, so that one is one or two cache lines:
     *
     *   0       1       2       3       4       5          6            7
     *   | fingerprint, big-endian       | facts | changesAt | factsAfter | kind << 32 | environment |
     *
     * The index is open addressing with linear probing, load at most one half [1]. An entry is the upper half of the
     * hash and the row's place plus one; 0 is empty. The upper half is compared before the row is touched, so that a
     * look-up costs two cache misses, and an unknown fingerprint one. Removing shifts entries back and moves the last
     * row into the hole: no tombstones, so neither rows nor index decay under years of deltas; the price is that a
     * place means something in its own version only.
     *
     * All 32 bytes enter the hash. A fingerprint is random already, but a table that is slow for fingerprints with
     * equal beginnings would be an invitation.
     *
     * [1] Knuth, The Art of Computer Programming, vol. 3, 6.4, algorithms L and R
     */
    static final int FACTS = 4;
    static final int CHANGES_AT = 5;
    static final int FACTS_AFTER = 6;
    static final int META = 7;
    static final int ROW_BITS = 3;
    private static final int SLOTS = CallerNotes.ROWS - 1;
    private static final int LEAST_CAPACITY = LongPages.PAGE;
    private static final int MOST_ROWS = 1 << 29;

    static final CallerTable EMPTY = empty();

    private final LongPages rows;
    private final LongPages index;
    private final CallerNotes notes;
    private final int capacity;
    private final int size;

    private CallerTable(LongPages rows, LongPages index, CallerNotes notes, int capacity, int size) {
        this.rows = rows;
        this.index = index;
        this.notes = notes;
        this.capacity = capacity;
        this.size = size;
    }

    private static CallerTable empty() {
        LongPages.Edit index = LongPages.EMPTY.edit();
        index.writable(0);
        return new CallerTable(LongPages.EMPTY, index.freeze(), CallerNotes.EMPTY, LEAST_CAPACITY, 0);
    }

    int size() {
        return size;
    }

    /// @return the page that holds the row, from [#offset(int)] on
    long[] page(int caller) {
        return rows.page(caller >>> CallerNotes.ROW_BITS);
    }

    static int offset(int caller) {
        return (caller & SLOTS) << ROW_BITS;
    }

    static int environment(long meta) {
        return (int) meta;
    }

    static int kind(long meta) {
        return (int) (meta >>> 32);
    }

    static CallerKind kindOf(long meta) {
        return CallerKind.numbered(kind(meta));
    }

    CallerNotes notes() {
        return notes;
    }

    Fingerprint fingerprint(int caller) {
        long[] page = page(caller);
        int at = offset(caller);
        return new Fingerprint(page[at], page[at + 1], page[at + 2], page[at + 3]);
    }

    /// @return the row's place, or -1
    int find(long a, long b, long c, long d) {
        long hash = hash(a, b, c, d);
        int mask = capacity - 1;
        int slot = (int) hash & mask;
        while (true) {
            long entry = index.page(slot >>> LongPages.PAGE_BITS)[slot & (LongPages.PAGE - 1)];
            if (entry == 0) {
                return -1;
            }
            if (entry >>> 32 == hash >>> 32) {
                int caller = (int) entry - 1;
                long[] page = page(caller);
                int at = offset(caller);
                if (page[at] == a && page[at + 1] == b && page[at + 2] == c && page[at + 3] == d) {
                    return caller;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    private static long hash(long a, long b, long c, long d) {
        long hash =
                (a ^ b * 0xff51afd7ed558ccdL ^ c * 0xc4ceb9fe1a85ec53L ^ d * 0xd6e8feb86659fd93L) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 32);
    }

    Edit edit() {
        return new Edit(this);
    }

    /// The next version in the making; used by one thread, then frozen and left.
    static final class Edit {
        private final LongPages.Edit rows;
        private LongPages.Edit index;
        private final CallerNotes.Edit notes;
        private int capacity;
        private int size;

        private Edit(CallerTable base) {
            this.rows = base.rows.edit();
            this.index = base.index.edit();
            this.notes = base.notes.edit();
            this.capacity = base.capacity;
            this.size = base.size;
        }

        /// Adds a row, or replaces the one of the same fingerprint.
        ///
        /// @return whether it was added
        /// @throws IllegalArgumentException when `after` has facts that `facts` has not
        boolean put(
                Fingerprint key,
                String id,
                CallerKind kind,
                int environment,
                long facts,
                long changesAt,
                long after,
                CallerNotes.@Nullable Services services) {
            if ((after & ~facts) != 0) {
                throw new IllegalArgumentException("caller " + id + " gains facts by the passing of time");
            }
            int slot = slot(key);
            boolean added = entry(slot) == 0;
            int caller = added ? size : (int) entry(slot) - 1;
            if (caller >= MOST_ROWS) {
                throw new IllegalArgumentException("more than " + MOST_ROWS + " callers");
            }
            notes.set(caller, id, services);
            long[] page = rows.writable(caller >>> CallerNotes.ROW_BITS);
            int at = offset(caller);
            page[at] = key.first();
            page[at + 1] = key.second();
            page[at + 2] = key.third();
            page[at + 3] = key.fourth();
            page[at + FACTS] = facts;
            page[at + CHANGES_AT] = changesAt;
            page[at + FACTS_AFTER] = after;
            page[at + META] = ((long) kind.number() << 32) | environment;
            if (added) {
                size++;
                enter(slot, hash(key), caller);
                if (2L * size > capacity) {
                    grow();
                }
            }
            return added;
        }

        /// Forgets a row; does nothing when there is none.
        void remove(Fingerprint key) {
            int hole = slot(key);
            if (entry(hole) == 0) {
                return;
            }
            int caller = (int) entry(hole) - 1;
            close(hole);
            int last = --size;
            if (caller == last) {
                notes.clear(last);
                return;
            }
            long[] from = rows.page(last >>> CallerNotes.ROW_BITS);
            long[] to = rows.writable(caller >>> CallerNotes.ROW_BITS);
            System.arraycopy(from, offset(last), to, offset(caller), 1 << ROW_BITS);
            notes.move(last, caller);
            Fingerprint moved = key(caller);
            enter(slot(moved), hash(moved), caller);
        }

        CallerTable freeze() {
            return new CallerTable(rows.freeze(), index.freeze(), notes.freeze(), capacity, size);
        }

        /// Knuth's algorithm R: moves back every entry that would no longer be found past the hole.
        private void close(int hole) {
            int mask = capacity - 1;
            int free = hole;
            int slot = hole;
            while (true) {
                slot = (slot + 1) & mask;
                long entry = entry(slot);
                if (entry == 0) {
                    break;
                }
                int home = (int) hash(key((int) entry - 1)) & mask;
                if (((slot - home) & mask) >= ((slot - free) & mask)) {
                    set(free, entry);
                    free = slot;
                }
            }
            set(free, 0);
        }

        private void grow() {
            capacity <<= 1;
            index = LongPages.EMPTY.edit();
            for (int page = 0; page < capacity >>> LongPages.PAGE_BITS; page++) {
                index.writable(page);
            }
            for (int caller = 0; caller < size; caller++) {
                long hash = hash(key(caller));
                int slot = (int) hash & (capacity - 1);
                while (entry(slot) != 0) {
                    slot = (slot + 1) & (capacity - 1);
                }
                enter(slot, hash, caller);
            }
        }

        /// @return the slot of the key's entry, or the empty one where it would go
        private int slot(Fingerprint key) {
            long hash = hash(key);
            int slot = (int) hash & (capacity - 1);
            while (true) {
                long entry = entry(slot);
                if (entry == 0
                        || (entry >>> 32 == hash >>> 32 && key((int) entry - 1).equals(key))) {
                    return slot;
                }
                slot = (slot + 1) & (capacity - 1);
            }
        }

        private Fingerprint key(int caller) {
            long[] page = rows.page(caller >>> CallerNotes.ROW_BITS);
            int at = offset(caller);
            return new Fingerprint(page[at], page[at + 1], page[at + 2], page[at + 3]);
        }

        private static long hash(Fingerprint key) {
            return CallerTable.hash(key.first(), key.second(), key.third(), key.fourth());
        }

        private long entry(int slot) {
            return index.page(slot >>> LongPages.PAGE_BITS)[slot & (LongPages.PAGE - 1)];
        }

        private void enter(int slot, long hash, int caller) {
            set(slot, ((hash >>> 32) << 32) | (caller + 1));
        }

        private void set(int slot, long entry) {
            index.writable(slot >>> LongPages.PAGE_BITS)[slot & (LongPages.PAGE - 1)] = entry;
        }
    }
}
