package concordat.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The environments, each as numbers in one array. Immutable; [Edit] makes the next version.
final class EnvironmentTable {

    /*
     * One environment:
     *
     *   0         1            2 ...                3+ ...                          ...
     *   | flags   | changesAt  | services agreed on | held, words for each handling | held after changesAt, likewise |
     *
     * An environment that callers name and no row describes has a place too, so that a later row finds its callers;
     * until then it is UNKNOWN and everything is closed.
     */
    static final int FLAGS = 0;
    static final int CHANGES_AT = 1;
    static final int SERVICES = 2;
    private static final long[] NONE = new long[0];
    static final long SUSPENDED = 1;
    static final long UNKNOWN = 1 << 1;
    static final long RESTRICTED = 1 << 2;
    static final long LIMITED = 1 << 3;

    private final Map<String, Integer> places;
    private final String[] ids;
    private final @Nullable EnvironmentRow[] rows;
    private final long[][] words;
    private final long[][] closed;
    private final long[][] withheld;
    private final int known;

    private EnvironmentTable(
            Map<String, Integer> places,
            String[] ids,
            @Nullable EnvironmentRow[] rows,
            long[][] words,
            long[][] closed,
            long[][] withheld,
            int known) {
        this.places = places;
        this.ids = ids;
        this.rows = rows;
        this.words = words;
        this.closed = closed;
        this.withheld = withheld;
        this.known = known;
    }

    static final EnvironmentTable EMPTY = new EnvironmentTable(
            Map.of(), new String[0], new EnvironmentRow[0], new long[0][], new long[0][], new long[0][], 0);

    /// @return how many places there are, those that are only named included
    int size() {
        return ids.length;
    }

    int known() {
        return known;
    }

    String id(int place) {
        return ids[place];
    }

    @Nullable
    EnvironmentRow row(int place) {
        return rows[place];
    }

    List<EnvironmentRow> rows() {
        List<EnvironmentRow> described = new ArrayList<>(known);
        for (EnvironmentRow row : rows) {
            if (row != null) {
                described.add(row);
            }
        }
        return List.copyOf(described);
    }

    /// @return the place, or -1 when neither a row nor a caller has the id
    int find(String id) {
        return places.getOrDefault(id, -1);
    }

    long[] words(int place) {
        return words[place];
    }

    /// @return what its restrictions close, as [RouteTable#closed(List)] lays it out
    long[] closed(int place) {
        return closed[place];
    }

    /// @return what its limits withhold, as [RouteTable#withheld(List, int)] lays it out: now, then past its change
    long[] withheld(int place) {
        return withheld[place];
    }

    Edit edit(Terms terms, RouteTable routes) {
        return new Edit(this, terms, routes);
    }

    /// The next version in the making; used by one thread, then frozen and left. Nothing is copied until something
    /// changes, and then a few references for each environment.
    static final class Edit {
        private final EnvironmentTable base;
        private final Terms terms;
        private final RouteTable routes;
        private Map<String, Integer> places;
        private String[] ids;
        private @Nullable EnvironmentRow[] rows;
        private long[][] words;
        private long[][] closed;
        private long[][] withheld;
        private boolean own;
        private int size;
        private int known;

        private Edit(EnvironmentTable base, Terms terms, RouteTable routes) {
            this.base = base;
            this.terms = terms;
            this.routes = routes;
            this.places = base.places;
            this.ids = base.ids;
            this.rows = base.rows;
            this.words = base.words;
            this.closed = base.closed;
            this.withheld = base.withheld;
            this.size = base.size();
            this.known = base.known;
        }

        int size() {
            return size;
        }

        /// @return the place of the environment, made when there was none
        int mention(String id) {
            Integer place = places.get(id);
            if (place != null) {
                return place;
            }
            own();
            if (size == ids.length) {
                int capacity = Math.max(64, size * 2);
                ids = Arrays.copyOf(ids, capacity);
                rows = Arrays.copyOf(rows, capacity);
                words = Arrays.copyOf(words, capacity);
                closed = Arrays.copyOf(closed, capacity);
                withheld = Arrays.copyOf(withheld, capacity);
            }
            places.put(id, size);
            ids[size] = id;
            words[size] = new long[] {UNKNOWN, Long.MAX_VALUE};
            closed[size] = NONE;
            withheld[size] = NONE;
            return size++;
        }

        /// Adds a row, or replaces the one of the same id.
        ///
        /// @return whether it was added
        /// @throws IllegalArgumentException when the row does not fit the edition
        boolean put(EnvironmentRow row) {
            long[] compiled = compile(row);
            long[] restrictions = routes.closed(row.restrictions());
            long[] limits = limits(row);
            int place = mention(row.id());
            own();
            boolean added = rows[place] == null;
            rows[place] = row;
            words[place] = compiled;
            closed[place] = restrictions;
            withheld[place] = limits;
            known += added ? 1 : 0;
            return added;
        }

        EnvironmentTable freeze() {
            if (!own) {
                return base;
            }
            return new EnvironmentTable(
                    places,
                    Arrays.copyOf(ids, size),
                    Arrays.copyOf(rows, size),
                    Arrays.copyOf(words, size),
                    Arrays.copyOf(closed, size),
                    Arrays.copyOf(withheld, size),
                    known);
        }

        private void own() {
            if (!own) {
                places = new HashMap<>(places);
                ids = ids.clone();
                rows = rows.clone();
                words = words.clone();
                closed = closed.clone();
                withheld = withheld.clone();
                own = true;
            }
        }

        private long[] limits(EnvironmentRow row) {
            if (!row.limited()) {
                return NONE;
            }
            int controls = terms.controls().size();
            long[] now = routes.withheld(row.limits(), controls);
            long[] after = routes.withheld(row.limitsAfter(), controls);
            long[] both = Arrays.copyOf(now, now.length + after.length);
            System.arraycopy(after, 0, both, now.length, after.length);
            return both;
        }

        private long[] compile(EnvironmentRow row) {
            int handlings = terms.handlings().size();
            if (row.held().size() != handlings) {
                throw new IllegalArgumentException("environment " + row.id() + " has "
                        + row.held().size() + " handlings; the edition has " + handlings);
            }
            int controlWords = terms.controlWords();
            int held = SERVICES + routes.serviceWords();
            long[] compiled = new long[held + 2 * handlings * controlWords];
            compiled[FLAGS] = (row.suspended() ? SUSPENDED : 0)
                    | (row.restrictions().isEmpty() ? 0 : RESTRICTED)
                    | (row.limited() ? LIMITED : 0);
            compiled[CHANGES_AT] = row.changesAt();
            routes.copyServices(row.services(), compiled, SERVICES);
            for (int handling = 0; handling < handlings; handling++) {
                int now = held + handling * controlWords;
                String name = "environment " + row.id();
                terms.copyControls(name, row.held().get(handling), compiled, now);
                terms.copyControls(name, row.heldAfter().get(handling), compiled, now + handlings * controlWords);
            }
            return compiled;
        }
    }
}
