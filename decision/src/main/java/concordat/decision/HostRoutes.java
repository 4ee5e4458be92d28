package concordat.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The routes of one host as a tree of segments. Matching allocates nothing.
final class HostRoutes {

    /*
     * At every segment a literal is tried before a name and a name before `**`, going back when a branch leads
     * nowhere or has the path but not the method. A node stands at one depth and is entered at most once for a
     * request, so that matching is bounded by the size of the tree however the request is made.
     */
    static final int NONE = -1;

    private final String[] literals;
    private final int[] hashes;
    private final HostRoutes[] children;
    private final @Nullable HostRoutes any;
    private final Ends here;
    private final Ends rest;

    private HostRoutes(Draft draft) {
        int capacity = Integer.highestOneBit(Math.max(1, draft.literals.size() * 2 - 1)) * 2;
        this.literals = new String[capacity];
        this.hashes = new int[capacity];
        this.children = new HostRoutes[capacity];
        draft.literals.forEach((literal, child) -> {
            int hash = RequestPath.hash(literal, 0, literal.length());
            int slot = slot(hash);
            while (children[slot] != null) {
                slot = (slot + 1) & (capacity - 1);
            }
            literals[slot] = literal;
            hashes[slot] = hash;
            children[slot] = new HostRoutes(child);
        });
        this.any = draft.any == null ? null : new HostRoutes(draft.any);
        this.here = draft.here.freeze();
        this.rest = draft.rest.freeze();
    }

    /// @param method one bit
    /// @return the route's place, or [#NONE]
    int match(String path, long method) {
        return RequestPath.isSound(path) ? match(path, 1, method) : NONE;
    }

    private int match(String path, int from, long method) {
        int found = NONE;
        if (from >= path.length()) {
            found = here.find(method);
        } else {
            int end = RequestPath.segmentEnd(path, from);
            HostRoutes child = child(path, from, end);
            if (child != null) {
                found = child.match(path, end + 1, method);
            }
            if (found == NONE && any != null) {
                found = any.match(path, end + 1, method);
            }
        }
        return found == NONE ? rest.find(method) : found;
    }

    private @Nullable HostRoutes child(String path, int from, int end) {
        int hash = RequestPath.hash(path, from, end);
        int slot = slot(hash);
        while (children[slot] != null) {
            if (hashes[slot] == hash && RequestPath.equals(path, from, end, literals[slot])) {
                return children[slot];
            }
            slot = (slot + 1) & (children.length - 1);
        }
        return null;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (children.length - 1);
    }

    /// The routes that end at one node, by method.
    private static final class Ends {
        private final long[] methods;
        private final int[] routes;

        Ends(long[] methods, int[] routes) {
            this.methods = methods;
            this.routes = routes;
        }

        int find(long method) {
            for (int i = 0; i < methods.length; i++) {
                if ((methods[i] & method) != 0) {
                    return routes[i];
                }
            }
            return NONE;
        }
    }

    private static final class EndsDraft {
        private final List<Long> methods = new ArrayList<>();
        private final List<Integer> routes = new ArrayList<>();

        Ends freeze() {
            return new Ends(
                    methods.stream().mapToLong(Long::longValue).toArray(),
                    routes.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /// A node in the making.
    static final class Draft {
        private final Map<String, Draft> literals = new HashMap<>();
        private @Nullable Draft any;
        private final EndsDraft here = new EndsDraft();
        private final EndsDraft rest = new EndsDraft();

        /// @param methods bits
        /// @throws IllegalArgumentException when the pattern cannot be read, or another route has it for a
        /// method
        void add(String pattern, long methods, int route) {
            Draft node = this;
            boolean open = false;
            String inner = pattern.substring(1);
            String[] segments = inner.isEmpty() ? new String[0] : inner.split("/", -1);
            for (int i = 0; i < segments.length; i++) {
                String segment = segments[i];
                if (segment.equals("**") && i == segments.length - 1) {
                    open = true;
                } else {
                    node = node.child(segment, pattern);
                }
            }
            EndsDraft ends = open ? node.rest : node.here;
            if (ends.methods.stream().anyMatch(taken -> (taken & methods) != 0)) {
                throw new IllegalArgumentException("two routes have path " + pattern + " for the same method");
            }
            ends.methods.add(methods);
            ends.routes.add(route);
        }

        private Draft child(String segment, String pattern) {
            if (segment.matches("\\{[A-Za-z0-9_-]+\\}")) {
                Draft child = any == null ? new Draft() : any;
                any = child;
                return child;
            }
            if (!isLiteral(segment)) {
                throw new IllegalArgumentException("path " + pattern + " has segment '" + segment
                        + "': neither plain characters nor {name}, nor ** at the end");
            }
            return literals.computeIfAbsent(segment, s -> new Draft());
        }

        /// Stars stay out of literals, so that a misplaced `**` is found when written and not when used.
        private static boolean isLiteral(String segment) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
            for (int i = 0; i < segment.length(); i++) {
                if (!RequestPath.plain(segment.charAt(i)) || segment.charAt(i) == '*') {
                    return false;
                }
            }
            return true;
        }

        HostRoutes freeze() {
            return new HostRoutes(this);
        }
    }
}
