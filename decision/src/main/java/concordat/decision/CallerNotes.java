package concordat.decision;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept of callers beside the numbers that every decision reads: ids, and the services of workloads.
/// Immutable and shared between versions as [LongPages] is; one note stands for a page of [#ROWS] callers.
final class CallerNotes {

    /*
     * The ids of a page are one array of bytes, two bytes of length before each: at 3 million callers that is some
     * 50,000 objects for the collector to walk rather than 3 million.
     */
    static final int ROW_BITS = 6;
    static final int ROWS = 1 << ROW_BITS;
    private static final int DIRECTORY_BITS = 8;
    private static final int DIRECTORY = 1 << DIRECTORY_BITS;
    private static final int MAX_ID = 0xffff;

    static final CallerNotes EMPTY = new CallerNotes(new Note[0][]);

    private final Note[][] directories;

    private CallerNotes(Note[][] directories) {
        this.directories = directories;
    }

    private Note note(int caller) {
        int page = caller >>> ROW_BITS;
        return directories[page >>> DIRECTORY_BITS][page & (DIRECTORY - 1)];
    }

    String id(int caller) {
        return new String(note(caller).id(caller & (ROWS - 1)), StandardCharsets.UTF_8);
    }

    /// @return the services that the caller's own agreement names, or null when it names none
    @Nullable
    Services services(int caller) {
        return note(caller).services(caller & (ROWS - 1));
    }

    Edit edit() {
        return new Edit(directories);
    }

    /// The services of one workload.
    static final class Services {
        private final Set<String> names;
        private final long[] words;

        /// @param names all that its agreement names, those without a route included
        /// @param words one bit for each service of [RouteTable]
        Services(Set<String> names, long[] words) {
            this.names = names;
            this.words = words;
        }

        Set<String> names() {
            return names;
        }

        long[] words() {
            return words;
        }
    }

    private static final class Note {
        private static final @Nullable Services[] NO_SERVICES = new Services[ROWS];

        private final byte[] ids;
        private final @Nullable Services[] services;

        Note(byte[] ids, @Nullable Services[] services) {
            this.ids = ids;
            this.services = services;
        }

        byte[] id(int slot) {
            int at = 0;
            for (int skip = 0; skip < slot; skip++) {
                at += 2 + length(at);
            }
            return Arrays.copyOfRange(ids, at + 2, at + 2 + length(at));
        }

        private int length(int at) {
            return ((ids[at] & 0xff) << 8) | (ids[at + 1] & 0xff);
        }

        @Nullable
        Services services(int slot) {
            return services[slot];
        }
    }

    private static final class Draft {
        private final byte[][] ids = new byte[ROWS][];
        private final @Nullable Services[] services = new Services[ROWS];
        private boolean anyServices;

        Draft(@Nullable Note note) {
            Arrays.fill(ids, new byte[0]);
            if (note != null) {
                for (int slot = 0; slot < ROWS; slot++) {
                    set(slot, note.id(slot), note.services(slot));
                }
            }
        }

        void set(int slot, byte[] id, @Nullable Services own) {
            ids[slot] = id;
            services[slot] = own;
            anyServices |= own != null;
        }

        Note seal() {
            int size = 0;
            for (byte[] id : ids) {
                size += 2 + id.length;
            }
            byte[] joined = new byte[size];
            int at = 0;
            for (byte[] id : ids) {
                joined[at] = (byte) (id.length >>> 8);
                joined[at + 1] = (byte) id.length;
                System.arraycopy(id, 0, joined, at + 2, id.length);
                at += 2 + id.length;
            }
            return new Note(joined, anyServices ? services : Note.NO_SERVICES);
        }
    }

    /// The next version in the making; used by one thread, then frozen and left.
    static final class Edit {
        private Note[][] directories;
        private final BitSet ownDirectories = new BitSet();
        private @Nullable Draft open;
        private int openPage = -1;

        private Edit(Note[][] shared) {
            this.directories = shared.clone();
        }

        /// @throws IllegalArgumentException when the id is longer than 65,535 bytes
        void set(int caller, String id, @Nullable Services services) {
            byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MAX_ID) {
                throw new IllegalArgumentException("caller id of " + bytes.length + " bytes");
            }
            draft(caller >>> ROW_BITS).set(caller & (ROWS - 1), bytes, services);
        }

        void move(int from, int to) {
            Draft source = draft(from >>> ROW_BITS);
            byte[] id = source.ids[from & (ROWS - 1)];
            Services services = source.services[from & (ROWS - 1)];
            source.set(from & (ROWS - 1), new byte[0], null);
            draft(to >>> ROW_BITS).set(to & (ROWS - 1), id, services);
        }

        void clear(int caller) {
            draft(caller >>> ROW_BITS).set(caller & (ROWS - 1), new byte[0], null);
        }

        CallerNotes freeze() {
            seal();
            return new CallerNotes(directories);
        }

        /// One page is open at a time, so that building millions of rows in order holds one page's objects.
        private Draft draft(int page) {
            Draft current = open;
            if (current != null && openPage == page) {
                return current;
            }
            seal();
            Draft next = new Draft(find(page));
            open = next;
            openPage = page;
            return next;
        }

        private @Nullable Note find(int page) {
            int directory = page >>> DIRECTORY_BITS;
            return directory < directories.length && directories[directory] != null
                    ? directories[directory][page & (DIRECTORY - 1)]
                    : null;
        }

        private void seal() {
            Draft sealed = open;
            if (sealed == null) {
                return;
            }
            int directory = openPage >>> DIRECTORY_BITS;
            if (directory >= directories.length) {
                directories = Arrays.copyOf(directories, directory + 1);
            }
            if (!ownDirectories.get(directory)) {
                Note[] shared = directories[directory];
                directories[directory] = shared == null ? new Note[DIRECTORY] : shared.clone();
                ownDirectories.set(directory);
            }
            directories[directory][openPage & (DIRECTORY - 1)] = sealed.seal();
            open = null;
            openPage = -1;
        }
    }
}
