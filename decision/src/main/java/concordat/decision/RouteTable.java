package concordat.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The routes, found by host, method and path, each with what it asks for as numbers in one array.
final class RouteTable {

    /*
     * One route, `stride` longs:
     *
     *   0          1        2 ...                        2 + tiers * words ...
     *   | facets   | stale  | needs, words for each tier | needs of a workload |
     *
     * facets:  bits 0-7 least tier   8-15 obligations   16-23 handling   24 administers   25 asks nothing to be viewed
     *          32-63 service
     */
    static final int NEEDS = 2;
    static final long ADMINISTERS = 1L << 24;
    static final long ASKS_NOTHING = 1L << 25;
    private static final int MAX_PLACE = 0xff;
    private static final int MAX_METHODS = Long.SIZE;

    private static final int MOST_WORDS = 1 << 24;

    /// Far more than a life, and far from where adding it to an instant would overflow.
    private static final long LONGEST = 1L << 60;

    private final RouteRow[] rows;
    private final Map<String, Integer> byId;
    private final long[] words;
    private final int stride;
    private final int controlWords;
    private final int tiers;
    private final Map<String, Integer> services;
    private final Map<String, HostRoutes> hosts;
    private final String[] methods;

    RouteTable(Terms terms, List<RouteRow> routes) {
        this.rows = routes.toArray(RouteRow[]::new);
        this.controlWords = terms.controlWords();
        this.tiers = terms.tiers().size();
        this.stride = NEEDS + (tiers + 1) * controlWords;
        this.words = new long[size(rows.length, stride)];
        this.byId = HashMap.newHashMap(rows.length);
        this.services = new HashMap<>();
        List<String> names = new ArrayList<>();
        Map<String, HostRoutes.Draft> drafts = new HashMap<>();
        for (int route = 0; route < rows.length; route++) {
            RouteRow row = rows[route];
            if (byId.put(row.id(), route) != null) {
                throw new IllegalArgumentException("two routes have id " + row.id());
            }
            services.putIfAbsent(row.service(), services.size());
            compile(row, route * stride, terms);
            drafts.computeIfAbsent(row.host(), h -> new HostRoutes.Draft())
                    .add(row.path(), bits(row.methods(), names), route);
        }
        this.methods = names.toArray(String[]::new);
        this.hosts = HashMap.newHashMap(drafts.size());
        drafts.forEach((host, draft) -> hosts.put(host, draft.freeze()));
    }

    private static int size(int routes, int stride) {
        long size = (long) routes * stride;
        if (size > MOST_WORDS) {
            throw new IllegalArgumentException(routes + " routes by " + stride + " words are too many");
        }
        return (int) size;
    }

    private void compile(RouteRow row, int at, Terms terms) {
        if (row.needs().size() != tiers || row.handling() >= terms.handlings().size()) {
            throw new IllegalArgumentException(
                    "route " + row.id() + " has needs for " + row.needs().size()
                            + " tiers and handling " + row.handling() + "; the edition has " + tiers + " and "
                            + terms.handlings().size());
        }
        long facets = Math.min(row.leastTier(), MAX_PLACE)
                | ((long) row.obligations() << 8)
                | ((long) row.handling() << 16)
                | ((long) services.getOrDefault(row.service(), -1) << 32);
        if (row.action() == Action.ADMINISTER) {
            facets |= ADMINISTERS;
        }
        if (row.action() == Action.VIEW && row.releasable()) {
            facets |= ASKS_NOTHING;
        }
        words[at] = facets;
        words[at + 1] = Math.min(row.staleMicros(), LONGEST);
        for (int tier = 0; tier < tiers; tier++) {
            terms.copyControls("route " + row.id(), row.needs().get(tier), words, at + NEEDS + tier * controlWords);
        }
        terms.copyControls("route " + row.id(), row.workloadNeeds(), words, at + NEEDS + tiers * controlWords);
    }

    private static long bits(Set<String> methods, List<String> names) {
        long bits = 0;
        for (String method : methods) {
            if (!names.contains(method)) {
                names.add(method);
            }
            if (names.size() > MAX_METHODS) {
                throw new IllegalArgumentException("more than " + MAX_METHODS + " methods: " + names);
            }
            bits |= 1L << names.indexOf(method);
        }
        return bits;
    }

    /// @return the route's place, or -1
    int find(String host, String method, String path) {
        HostRoutes routes = hosts.get(host);
        if (routes == null) {
            return HostRoutes.NONE;
        }
        for (int i = 0; i < methods.length; i++) {
            if (methods[i].equals(method)) {
                return routes.match(path, 1L << i);
            }
        }
        return HostRoutes.NONE;
    }

    int size() {
        return rows.length;
    }

    RouteRow row(int route) {
        return rows[route];
    }

    List<RouteRow> rows() {
        return List.of(rows);
    }

    /// @return the route's place, or -1
    int find(String id) {
        return byId.getOrDefault(id, HostRoutes.NONE);
    }

    long[] words() {
        return words;
    }

    int offset(int route) {
        return route * stride;
    }

    static int leastTier(long facets) {
        return (int) facets & 0xff;
    }

    static int obligations(long facets) {
        return (int) (facets >>> 8) & 0xff;
    }

    static int handling(long facets) {
        return (int) (facets >>> 16) & 0xff;
    }

    static int service(long facets) {
        return (int) (facets >>> 32);
    }

    int serviceWords() {
        return (services.size() + Long.SIZE - 1) / Long.SIZE;
    }

    /// Sets a bit for each service that has a route; others decide nothing.
    void copyServices(Set<String> names, long[] into, int at) {
        for (String name : names) {
            Integer service = services.get(name);
            if (service != null) {
                into[at + service / Long.SIZE] |= 1L << service;
            }
        }
    }

    /// What the restrictions close, a bit for each route, for each tier and last for workloads; empty when there are
    /// no restrictions.
    long[] closed(List<EnvironmentRow.Restriction> restrictions) {
        if (restrictions.isEmpty()) {
            return new long[0];
        }
        int routeWords = routeWords();
        long[] closed = new long[(tiers + 1) * routeWords];
        for (EnvironmentRow.Restriction restriction : restrictions) {
            for (int route = 0; route < rows.length; route++) {
                for (int tier = 0; tier <= tiers; tier++) {
                    if (covers(restriction, rows[route], tier == tiers ? Decision.NO_TIER : tier)) {
                        closed[tier * routeWords + route / Long.SIZE] |= 1L << route;
                    }
                }
            }
        }
        return closed;
    }

    /// @param controls how many the edition has
    /// @return one bit for each route that a limit withholds a needed control from; a line for each tier,
    ///     the last for callers without one
    long[] withheld(List<EnvironmentRow.Limit> limits, int controls) {
        int routeWords = routeWords();
        long[] withheld = new long[(tiers + 1) * routeWords];
        for (EnvironmentRow.Limit limit : limits) {
            if (limit.control() >= controls) {
                throw new IllegalArgumentException("limit of control " + limit.control() + " of " + controls);
            }
            for (int route = 0; route < rows.length; route++) {
                if (limit.withholds(rows[route])) {
                    for (int tier = 0; tier <= tiers; tier++) {
                        BitSet needs = tier == tiers
                                ? rows[route].workloadNeeds()
                                : rows[route].needs().get(tier);
                        if (needs.get(limit.control())) {
                            withheld[tier * routeWords + route / Long.SIZE] |= 1L << route;
                        }
                    }
                }
            }
        }
        return withheld;
    }

    int routeWords() {
        return (rows.length + Long.SIZE - 1) / Long.SIZE;
    }

    /// @param tier by place, or [Decision#NO_TIER], which a restriction that names tiers never means
    static boolean covers(EnvironmentRow.Restriction restriction, RouteRow route, int tier) {
        return matches(restriction.handlings(), route.handling())
                && matches(restriction.tiers(), tier)
                && matches(restriction.services(), route.service())
                && !restriction.spared().contains(route.id());
    }

    private static <T> boolean matches(Set<T> named, T actual) {
        return named.isEmpty() || named.contains(actual);
    }
}
