package concordat.decision;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The compiled state that gateways decide from. Immutable; safe to share between threads; does no I/O and reads no
/// clock.
public final class Snapshot {

    private static final int PERSONAL = CallerKind.PERSONAL_DEVICE.number();
    private static final int WORKLOAD = CallerKind.WORKLOAD.number();

    private final long epoch;
    private final long compiledAt;
    private final Terms terms;
    private final RouteTable routes;
    private final EnvironmentTable environments;
    private final CallerTable callers;

    private final long[] tiers;
    private final long loginFacts;
    private final long[] needs;
    private final int controlWords;
    private final int heldAt;
    private final int heldAfterBy;

    Snapshot(
            long epoch,
            long compiledAt,
            Terms terms,
            RouteTable routes,
            EnvironmentTable environments,
            CallerTable callers) {
        this.epoch = epoch;
        this.compiledAt = compiledAt;
        this.terms = terms;
        this.routes = routes;
        this.environments = environments;
        this.callers = callers;
        this.tiers = terms.tiers().stream().mapToLong(Long::longValue).toArray();
        this.loginFacts = terms.loginFacts();
        this.needs = routes.words();
        this.controlWords = terms.controlWords();
        this.heldAt = EnvironmentTable.SERVICES + routes.serviceWords();
        this.heldAfterBy = terms.handlings().size() * controlWords;
    }

    /// @param epoch its number, larger than every one before in its network
    /// @param compiledAt microseconds since the epoch
    /// @param callers read once, in order; places are given in this order
    /// @throws IllegalArgumentException when a row does not fit the terms, or two rows have the same id or
    /// fingerprint
    public static Snapshot of(
            long epoch,
            long compiledAt,
            Terms terms,
            List<EnvironmentRow> environments,
            List<RouteRow> routes,
            Iterable<CallerRow> callers) {
        SnapshotEdit edit = new SnapshotEdit(terms, new RouteTable(terms, routes));
        environments.forEach(edit::add);
        for (CallerRow caller : callers) {
            edit.add(caller);
        }
        return edit.freeze(epoch, compiledAt);
    }

    /// @return the snapshot with the delta's rows in place; shares what did not change. Places of callers may differ
    /// @throws IllegalArgumentException when the delta's epoch is not larger than this one's, or a row does not fit
    public Snapshot with(Delta delta) {
        if (delta.epoch() <= epoch) {
            throw new IllegalArgumentException("delta of epoch " + delta.epoch() + " on a snapshot of epoch " + epoch);
        }
        SnapshotEdit edit = new SnapshotEdit(terms, routes, environments, callers);
        delta.environments().forEach(edit::put);
        delta.callers().forEach(edit::put);
        for (String fingerprint : delta.removedCallers()) {
            edit.remove(Fingerprint.parse(fingerprint));
        }
        return edit.freeze(delta.epoch(), compiledAt);
    }

    public long epoch() {
        return epoch;
    }

    /// @return microseconds since the epoch when the whole snapshot was compiled that this one grew from by deltas
    public long compiledAt() {
        return compiledAt;
    }

    public Terms terms() {
        return terms;
    }

    /// @param fingerprint SHA-256 of the certificate
    /// @return the caller's place, from 0; -1 for none; places are stable within one snapshot only
    public int caller(byte[] fingerprint) {
        if (fingerprint.length != Fingerprint.BYTES) {
            return -1;
        }
        return callers.find(
                Fingerprint.word(fingerprint, 0),
                Fingerprint.word(fingerprint, 1),
                Fingerprint.word(fingerprint, 2),
                Fingerprint.word(fingerprint, 3));
    }

    /// @param fingerprint 64 lower-case hex digits
    /// @return as [#caller(byte[])]
    /// @throws IllegalArgumentException when it is not a fingerprint
    public int caller(String fingerprint) {
        Fingerprint key = Fingerprint.parse(fingerprint);
        return callers.find(key.first(), key.second(), key.third(), key.fourth());
    }

    /// Finds the route of a request. At each segment of the path a literal wins over a name and a name over `**`.
    /// A path that servers are known to read differently (dot segments, empty segments, backslashes, `;`, encoded
    /// slashes, dots and per cents, control characters) matches nothing.
    ///
    /// @param host lower-case, without a port
    /// @param method upper-case
    /// @param path raw, as on the wire, without the query
    /// @return the route's place, or -1
    public int route(String host, String method, String path) {
        return routes.find(host, method, path);
    }

    /// @return the route's place, or -1
    public int route(String id) {
        return routes.find(id);
    }

    /// @return the environment's place, or -1 when no row describes it
    public int environment(String id) {
        int place = environments.find(id);
        return place < 0 || environments.row(place) == null ? -1 : place;
    }

    public int callerCount() {
        return callers.size();
    }

    /// @return the number of environments that a row describes
    public int environmentCount() {
        return environments.known();
    }

    public int routeCount() {
        return routes.size();
    }

    /// @return every environment's row, in order of place
    public List<EnvironmentRow> environmentRows() {
        return environments.rows();
    }

    /// @return every route's row, in order of place
    public List<RouteRow> routeRows() {
        return routes.rows();
    }

    /// @param caller from 0 to below [#callerCount()]
    public CallerRow callerRow(int caller) {
        long[] page = callers.page(caller);
        int at = CallerTable.offset(caller);
        long meta = page[at + CallerTable.META];
        CallerNotes.@Nullable Services services = callers.notes().services(caller);
        return new CallerRow(
                callers.fingerprint(caller).toString(),
                callers.notes().id(caller),
                CallerTable.kindOf(meta),
                environments.id(CallerTable.environment(meta)),
                page[at + CallerTable.FACTS],
                page[at + CallerTable.CHANGES_AT],
                page[at + CallerTable.FACTS_AFTER],
                services == null ? Set.of() : services.names());
    }

    /// @return what it is; allocates nothing
    public CallerKind callerKind(int caller) {
        return CallerTable.kindOf(meta(caller));
    }

    /// @return its opaque id
    public String callerId(int caller) {
        return callers.notes().id(caller);
    }

    /// @return the place of the environment that it calls from, or -1 when no row describes that; allocates nothing
    public int environmentOf(int caller) {
        int place = CallerTable.environment(meta(caller));
        return environments.row(place) == null ? -1 : place;
    }

    /// @param environment from [#environment(String)] or [#environmentOf(int)]
    /// @throws IllegalArgumentException when there is none at that place
    public EnvironmentRow environmentRow(int environment) {
        EnvironmentRow row = environments.row(environment);
        if (row == null) {
            throw new IllegalArgumentException("no environment at " + environment);
        }
        return row;
    }

    /// @param route from 0 to below [#routeCount()]
    public RouteRow routeRow(int route) {
        return routes.row(route);
    }

    /// @return the fact bits that count for this caller at this instant, its own and the login's; allocates nothing
    public long facts(int caller, long loginFacts, long now) {
        long[] page = callers.page(caller);
        int at = CallerTable.offset(caller);
        long own = now >= page[at + CallerTable.CHANGES_AT]
                ? page[at + CallerTable.FACTS_AFTER]
                : page[at + CallerTable.FACTS];
        return withLogin(own, loginFacts);
    }

    /// @return the tier by place that the facts earn this caller, or [Decision#NO_TIER] for a
    ///     workload; allocates nothing
    public int tier(int caller, long loginFacts, long now) {
        int kind = CallerTable.kind(meta(caller));
        return kind == WORKLOAD ? Decision.NO_TIER : tier(kind, facts(caller, loginFacts, now));
    }

    /// @param word from 0 to below [Terms#controlWords()]
    /// @return 64 bits of what the environment holds for a handling at this instant; allocates nothing
    public long heldWord(int environment, int handling, int word, long now) {
        long[] standing = environments.words(environment);
        return standing[heldAt(standing, handling, now) + word];
    }

    /// Decides one request; what is not permitted by a row is refused. Allocates nothing. The first that holds:
    ///
    ///  1. the caller is unknown: CALLER_UNKNOWN; the route: ROUTE_UNKNOWN; the environment: ENVIRONMENT_UNKNOWN
    ///  2. the environment is suspended: SUSPENDED
    ///  3. the route is releasable and views: RESTRICTED by a measure, otherwise permitted without obligations;
    ///     neither agreement, tier, control nor a current snapshot is asked for
    ///  4. a personal device would administer: PERSONAL_ADMINISTRATION, told before all that could be put right
    ///  5. the snapshot was last proven current too long ago for this route: SNAPSHOT_STALE
    ///  6. the environment, or a workload itself, has no agreement with the service: NO_AGREEMENT
    ///  7. the tier is too weak: FACT_STALE when facts that ran out would do, else LOGIN_TOO_WEAK when
    ///     the strongest login would do, else TIER_TOO_LOW. A workload has no tier and passes
    ///  8. a measure covers the route and tier: RESTRICTED
    ///  9. a control that the route rests on for the tier is not held, or not for its service: CONTROL_NOT_HELD
    /// 10. permitted; below managed with the route's obligations
    ///
    /// What the caller can put right so comes before the body's reasons that depend on the tier. The tier is the
    /// strongest whose facts are all there; for a personal device never managed or above. Facts of the login count
    /// from the login only, all others from the device only.
    ///
    /// @param caller from [#caller(byte[])]
    /// @param route from [#route(String, String, String)]
    /// @param loginFacts fact bits from the login
    /// @param now microseconds since the epoch
    /// @param provenAt when this snapshot was last proven current, in the same clock
    /// @return see [Decision]
    public long decide(int caller, int route, long loginFacts, long now, long provenAt) {
        if (caller < 0) {
            return Decision.of(Reason.CALLER_UNKNOWN, 0, Decision.NO_TIER);
        }
        if (route < 0) {
            return Decision.of(Reason.ROUTE_UNKNOWN, 0, Decision.NO_TIER);
        }
        long[] page = callers.page(caller);
        int row = CallerTable.offset(caller);
        long meta = page[row + CallerTable.META];
        int environment = CallerTable.environment(meta);
        long[] standing = environments.words(environment);
        long flags = standing[EnvironmentTable.FLAGS];
        if ((flags & (EnvironmentTable.UNKNOWN | EnvironmentTable.SUSPENDED)) != 0) {
            boolean suspended = (flags & EnvironmentTable.SUSPENDED) != 0;
            return Decision.of(suspended ? Reason.SUSPENDED : Reason.ENVIRONMENT_UNKNOWN, 0, Decision.NO_TIER);
        }
        int kind = CallerTable.kind(meta);
        int tier = Decision.NO_TIER;
        if (kind != WORKLOAD) {
            boolean changed = now >= page[row + CallerTable.CHANGES_AT];
            long own = page[row + (changed ? CallerTable.FACTS_AFTER : CallerTable.FACTS)];
            tier = tier(kind, withLogin(own, loginFacts));
        }
        int asked = routes.offset(route);
        long facets = needs[asked];
        boolean restricted = (flags & EnvironmentTable.RESTRICTED) != 0 && restricted(environment, route, tier);
        if ((facets & RouteTable.ASKS_NOTHING) != 0) {
            return Decision.of(restricted ? Reason.RESTRICTED : Reason.PERMITTED, 0, tier);
        }
        Reason closed = closed(caller, asked, tier, loginFacts, now, provenAt);
        if (closed == Reason.PERMITTED) {
            if (restricted) {
                closed = Reason.RESTRICTED;
            } else if (!holds(standing, asked, tier, now)
                    || ((flags & EnvironmentTable.LIMITED) != 0 && withheld(environment, route, tier, now))) {
                closed = Reason.CONTROL_NOT_HELD;
            }
        }
        boolean obliged = closed == Reason.PERMITTED && tier < Terms.MANAGED;
        return Decision.of(closed, obliged ? RouteTable.obligations(facets) : 0, tier);
    }

    /// When the answer to the same request may change without news: the first instant at which one of the leases that
    /// were used is over. Leases that are over already are not counted, so the answer is later than `now`.
    ///
    /// @return microseconds since the epoch; [Long#MAX_VALUE] for never
    public long leaseEnds(int caller, int route, long now, long provenAt) {
        if (caller < 0 || route < 0) {
            return Long.MAX_VALUE;
        }
        long[] page = callers.page(caller);
        int row = CallerTable.offset(caller);
        long[] standing = environments.words(CallerTable.environment(page[row + CallerTable.META]));
        long flags = standing[EnvironmentTable.FLAGS];
        if ((flags & (EnvironmentTable.UNKNOWN | EnvironmentTable.SUSPENDED)) != 0) {
            return Long.MAX_VALUE;
        }
        int asked = routes.offset(route);
        boolean tiered = CallerTable.kind(page[row + CallerTable.META]) != WORKLOAD;
        long facts = tiered ? later(page[row + CallerTable.CHANGES_AT], now) : Long.MAX_VALUE;
        if ((needs[asked] & RouteTable.ASKS_NOTHING) != 0) {
            return facts;
        }
        long limit = needs[asked + 1];
        long stale = provenAt > Long.MAX_VALUE - limit - 1 ? Long.MAX_VALUE : provenAt + limit + 1;
        long held = later(standing[EnvironmentTable.CHANGES_AT], now);
        return Math.min(facts, Math.min(held, later(stale, now)));
    }

    /// Says what would turn a refusal into a permit. Takes what [#decide] takes, and may be slow.
    public Explanation explain(int caller, int route, long loginFacts, long now, long provenAt) {
        long decision = decide(caller, route, loginFacts, now, provenAt);
        return new Explainer(this, caller, route, loginFacts, now, provenAt).explain(decision);
    }

    private static long later(long instant, long now) {
        return instant > now ? instant : Long.MAX_VALUE;
    }

    private long meta(int caller) {
        return callers.page(caller)[CallerTable.offset(caller) + CallerTable.META];
    }

    private long withLogin(long own, long loginFacts) {
        return (own & ~this.loginFacts) | (loginFacts & this.loginFacts);
    }

    int tier(int kind, long facts) {
        int tier = tiers.length - 1;
        if (kind == PERSONAL && tier >= Terms.MANAGED) {
            tier = Terms.MANAGED - 1;
        }
        while ((tiers[tier] & ~facts) != 0) {
            tier--;
        }
        return tier;
    }

    private Reason closed(int caller, int asked, int tier, long loginFacts, long now, long provenAt) {
        long facets = needs[asked];
        long meta = meta(caller);
        int kind = CallerTable.kind(meta);
        if (kind == PERSONAL && (facets & RouteTable.ADMINISTERS) != 0) {
            return Reason.PERSONAL_ADMINISTRATION;
        }
        if (provenAt < now - needs[asked + 1]) {
            return Reason.SNAPSHOT_STALE;
        }
        int service = RouteTable.service(facets);
        if (!agrees(environments.words(CallerTable.environment(meta)), EnvironmentTable.SERVICES, service)
                || (kind == WORKLOAD && !agrees(caller, service))) {
            return Reason.NO_AGREEMENT;
        }
        if (kind != WORKLOAD && tier < RouteTable.leastTier(facets)) {
            return weak(caller, kind, RouteTable.leastTier(facets), loginFacts, now);
        }
        return Reason.PERMITTED;
    }

    private static boolean agrees(long[] words, int at, int service) {
        return ((words[at + service / Long.SIZE] >>> service) & 1) != 0;
    }

    private boolean agrees(int caller, int service) {
        CallerNotes.@Nullable Services own = callers.notes().services(caller);
        return own != null && agrees(own.words(), 0, service);
    }

    private Reason weak(int caller, int kind, int leastTier, long loginFacts, long now) {
        long[] page = callers.page(caller);
        int row = CallerTable.offset(caller);
        if (now >= page[row + CallerTable.CHANGES_AT]
                && tier(kind, withLogin(page[row + CallerTable.FACTS], loginFacts)) >= leastTier) {
            return Reason.FACT_STALE;
        }
        boolean login = tier(kind, facts(caller, this.loginFacts, now)) >= leastTier;
        return login ? Reason.LOGIN_TOO_WEAK : Reason.TIER_TOO_LOW;
    }

    private boolean restricted(int environment, int route, int tier) {
        int line = tier == Decision.NO_TIER ? tiers.length : tier;
        long word = environments.closed(environment)[line * routes.routeWords() + route / Long.SIZE];
        return ((word >>> route) & 1) != 0;
    }

    private boolean withheld(int environment, int route, int tier, long now) {
        long[] withheld = environments.withheld(environment);
        boolean changed = now >= environments.words(environment)[EnvironmentTable.CHANGES_AT];
        int line = tier == Decision.NO_TIER ? tiers.length : tier;
        int at = (changed ? withheld.length / 2 : 0) + line * routes.routeWords();
        return ((withheld[at + route / Long.SIZE] >>> route) & 1) != 0;
    }

    private boolean holds(long[] standing, int asked, int tier, long now) {
        int needed = needsAt(asked, tier);
        int held = heldAt(standing, RouteTable.handling(needs[asked]), now);
        for (int word = 0; word < controlWords; word++) {
            if ((needs[needed + word] & ~standing[held + word]) != 0) {
                return false;
            }
        }
        return true;
    }

    private int needsAt(int asked, int tier) {
        int line = tier == Decision.NO_TIER ? tiers.length : tier;
        return asked + RouteTable.NEEDS + line * controlWords;
    }

    private int heldAt(long[] standing, int handling, long now) {
        int held = heldAt + handling * controlWords;
        return now >= standing[EnvironmentTable.CHANGES_AT] ? held + heldAfterBy : held;
    }

    /// @return the place, described by a row or only named
    int environmentPlace(int caller) {
        return CallerTable.environment(meta(caller));
    }

    EnvironmentTable environments() {
        return environments;
    }
}
