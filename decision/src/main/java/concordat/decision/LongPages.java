package concordat.decision;

import java.util.Arrays;
import java.util.BitSet;

/// An array of longs in pages that one version shares with the next. Immutable; [Edit] makes the next version.
final class LongPages {

    /*
     * Two levels, so that changing one long copies one page (4 KiB), one directory of 256 references and the short
     * list of directories, whatever the length. Reading is three dependent loads, the first two of which stay in the
     * processor's caches: at 3 million callers the directories are some 190 KiB.
     */
    static final int PAGE_BITS = 9;
    static final int PAGE = 1 << PAGE_BITS;
    private static final int DIRECTORY_BITS = 8;
    private static final int DIRECTORY = 1 << DIRECTORY_BITS;

    static final LongPages EMPTY = new LongPages(new long[0][][]);

    private final long[][][] directories;

    private LongPages(long[][][] directories) {
        this.directories = directories;
    }

    /// @return the page itself, not to be written to; it must have been written by an edit before
    long[] page(int page) {
        return directories[page >>> DIRECTORY_BITS][page & (DIRECTORY - 1)];
    }

    Edit edit() {
        return new Edit(directories);
    }

    /// The next version in the making; used by one thread, then frozen and left.
    static final class Edit {
        private long[][][] directories;
        private final BitSet ownDirectories = new BitSet();
        private final BitSet ownPages = new BitSet();

        private Edit(long[][][] shared) {
            this.directories = shared.clone();
        }

        long[] page(int page) {
            return directories[page >>> DIRECTORY_BITS][page & (DIRECTORY - 1)];
        }

        /// @return the page to write to: a copy of the shared one, or zeros where there was none
        long[] writable(int page) {
            if (ownPages.get(page)) {
                return page(page);
            }
            int directory = page >>> DIRECTORY_BITS;
            if (directory >= directories.length) {
                directories = Arrays.copyOf(directories, Math.max(directory + 1, directories.length * 5 / 4));
            }
            if (!ownDirectories.get(directory)) {
                long[][] shared = directories[directory];
                directories[directory] = shared == null ? new long[DIRECTORY][] : shared.clone();
                ownDirectories.set(directory);
            }
            long[] shared = directories[directory][page & (DIRECTORY - 1)];
            long[] own = shared == null ? new long[PAGE] : shared.clone();
            directories[directory][page & (DIRECTORY - 1)] = own;
            ownPages.set(page);
            return own;
        }

        LongPages freeze() {
            return new LongPages(directories);
        }
    }
}
