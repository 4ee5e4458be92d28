package concordat.app.control;

import java.util.Arrays;

/// How many different names there were, of which eight bytes each are kept. Two names that fall together are so rare,
/// once in some million counts of a million, that nobody ever sees it.
final class NameCount {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /// Powers of two in length and at most half full; zero is free.
    private long[] slots = new long[8];
    private int size;

    void add(String name) {
        long hash = OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        add(mixed(hash));
    }

    void addAll(NameCount others) {
        for (long other : others.slots) {
            if (other != 0) {
                add(other);
            }
        }
    }

    int size() {
        return size;
    }

    private void add(long hash) {
        long wanted = hash == 0 ? 1 : hash;
        int at = place(wanted);
        if (slots[at] == wanted) {
            return;
        }
        slots[at] = wanted;
        if (++size * 2 > slots.length) {
            long[] before = slots;
            slots = new long[before.length * 2];
            Arrays.stream(before).filter(s -> s != 0).forEach(s -> slots[place(s)] = s);
        }
    }

    /// @return where it is, or where it goes
    private int place(long wanted) {
        int at = (int) wanted & slots.length - 1;
        while (slots[at] != 0 && slots[at] != wanted) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    /// Names that differ in their end alone must not lie side by side.
    private static long mixed(long hash) {
        long one = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        long two = (one ^ one >>> 33) * 0xc4ceb9fe1a85ec53L;
        return two ^ two >>> 33;
    }
}
