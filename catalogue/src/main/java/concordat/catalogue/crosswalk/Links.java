package concordat.catalogue.crosswalk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything that several crosswalks say, both ways, in the order in which it is tried.
final class Links {

    private final List<Link> all = new ArrayList<>();

    /// @throws IllegalArgumentException when two have the same id
    Links(Collection<Crosswalk> crosswalks) {
        Set<String> ids = new HashSet<>();
        for (Crosswalk crosswalk : crosswalks) {
            if (!ids.add(crosswalk.id())) {
                throw new IllegalArgumentException("two crosswalks called " + crosswalk.id());
            }
            all.addAll(Link.of(crosswalk));
        }
        all.sort(Link.ORDER);
    }

    /// What can be of use on the way from one code to another.
    Route route(String home, String to) {
        Set<String> leading = leading(home, to);
        return new Route(
                home,
                to,
                all.stream()
                        .filter(link -> leading.contains(link.to().code())
                                && !link.hop().from().getFirst().code().equals(to))
                        .toList());
    }

    /// Codes from which the last can be reached without the first. Links go both ways, so it may be asked from the end.
    private Set<String> leading(String home, String to) {
        Set<String> leading = new HashSet<>(Set.of(to));
        Deque<String> next = new ArrayDeque<>(leading);
        while (!next.isEmpty()) {
            String code = next.remove();
            for (Link link : all) {
                String before = link.hop().from().getFirst().code();
                if (link.to().code().equals(code) && !before.equals(home) && leading.add(before)) {
                    next.add(before);
                }
            }
        }
        leading.remove(home);
        return leading;
    }
}
