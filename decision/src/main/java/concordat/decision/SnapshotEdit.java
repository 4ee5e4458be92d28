package concordat.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The next snapshot in the making; used by one thread, then frozen and left.
final class SnapshotEdit {

    private final Terms terms;
    private final RouteTable routes;
    private final EnvironmentTable.Edit environments;
    private final CallerTable.Edit callers;

    SnapshotEdit(Terms terms, RouteTable routes) {
        this(terms, routes, EnvironmentTable.EMPTY, CallerTable.EMPTY);
    }

    SnapshotEdit(Terms terms, RouteTable routes, EnvironmentTable environments, CallerTable callers) {
        this.terms = terms;
        this.routes = routes;
        this.environments = environments.edit(terms, routes);
        this.callers = callers.edit();
    }

    /// @throws IllegalArgumentException when there is one of the same id, or it does not fit
    void add(EnvironmentRow row) {
        if (!environments.put(row)) {
            throw new IllegalArgumentException("two environments have id " + row.id());
        }
    }

    /// @throws IllegalArgumentException when it does not fit
    void put(EnvironmentRow row) {
        environments.put(row);
    }

    /// @return the place of the environment, for callers that name it
    int mention(String environment) {
        return environments.mention(environment);
    }

    /// @return how many environments have a place
    int places() {
        return environments.size();
    }

    /// @throws IllegalArgumentException when there is one of the same fingerprint
    void add(CallerRow row) {
        if (!put(row)) {
            throw new IllegalArgumentException("two callers have fingerprint " + row.fingerprint());
        }
    }

    /// @return whether it is new
    boolean put(CallerRow row) {
        return put(
                Fingerprint.parse(row.fingerprint()),
                row.id(),
                row.kind(),
                mention(row.environment()),
                row.facts(),
                row.changesAt(),
                row.factsAfter(),
                row.services());
    }

    /// @param environment from [#mention(String)]
    /// @return whether it is new
    boolean put(
            Fingerprint key,
            String id,
            CallerKind kind,
            int environment,
            long facts,
            long changesAt,
            long after,
            Set<String> services) {
        CallerNotes.@Nullable Services own = null;
        if (!services.isEmpty()) {
            long[] words = new long[routes.serviceWords()];
            routes.copyServices(services, words, 0);
            own = new CallerNotes.Services(services, words);
        }
        return callers.put(key, id, kind, environment, facts, changesAt, after, own);
    }

    void remove(Fingerprint key) {
        callers.remove(key);
    }

    Snapshot freeze(long epoch, long compiledAt) {
        return new Snapshot(epoch, compiledAt, terms, routes, environments.freeze(), callers.freeze());
    }
}
