package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteMatchTest {

    private static final Set<String> GET = Set.of("GET");

    private static RouteRow route(String id, Set<String> methods, String path) {
        return Sample.route(id, "claims", methods, path, Action.VIEW, 0);
    }

    private static final Snapshot SNAPSHOT = Snapshot.of(
            1,
            0,
            Sample.terms(),
            List.of(),
            List.of(
                    route("root", GET, "/"),
                    route("rest", GET, "/**"),
                    route("one", GET, "/a/{id}"),
                    route("literal", GET, "/a/b"),
                    route("put", Set.of("PUT", "PATCH"), "/a/{id}"),
                    route("deep", GET, "/a/b/c/d"),
                    route("everything", GET, "/a/{id}/$everything"),
                    route("docs", GET, "/docs/**"),
                    route("admin", GET, "/admin")),
            List.of());

    private static String find(String method, String path) {
        int route = SNAPSHOT.route("claims.example", method, path);
        return route < 0 ? "none" : SNAPSHOT.routeRow(route).id();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,root",
        "GET,/a,rest",
        "GET,/a/b,literal",
        "GET,/a/x,one",
        "GET,/a/%62,literal",
        "GET,/a/b%20c,one",
        "PUT,/a/b,put",
        "PATCH,/a/b,put",
        "DELETE,/a/b,none",
        "GET,/a/b/c,rest",
        "GET,/a/b/c/d,deep",
        "GET,/a/b/$everything,everything",
        "GET,/a/b/%24everything,everything",
        "GET,/docs,docs",
        "GET,/docs/x/y,docs",
        "GET,/%61dmin,admin",
        "GET,/.../x,rest",
        "get,/a/b,none",
    })
    void route_mostLiteral_wins(String method, String path, String expected) {
        assertThat(find(method, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "//",
                "/a/",
                "//a",
                "/a//b",
                "/.",
                "/..",
                "/a/..",
                "/a/../admin",
                "/a/./b",
                "/./",
                "/a\\b",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/%2e%2e/admin",
                "/a/%2E",
                "/a%00",
                "/a%1f",
                "/a%7f",
                "/a\u0000",
                "/a\n",
                "/a b",
                "/a\u007f",
                "/café",
                "/a%",
                "/a%2",
                "/a%zz",
                "/%2561dmin",
                "/admin;x=1",
                "/admin%3b",
                "/a?x",
                "/a#x",
                "/a|b",
                "/a/{id}",
                "/%",
                "/%2"
            })
    void route_pathThatServersReadDifferently_matchesNothing(String path) {
        assertThat(find("GET", path)).isEqualTo("none");
    }

    @Test
    void route_otherHost_matchesNothing() {
        assertThat(SNAPSHOT.route("other.example", "GET", "/")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/", "//", "/a/**/b", "/{}", "/x{id}", "/{id}x", "/..", "/a b", "/a%20b", "/é", "/a*"})
    void of_patternThatCannotBeRead_isRefused(String pattern) {
        List<RouteRow> routes = List.of(route("r", GET, pattern));
        assertThatThrownBy(() -> Snapshot.of(1, 0, Sample.terms(), List.of(), routes, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern);
    }

    @Test
    void of_twoRoutesForTheSameRequest_areRefused() {
        List<RouteRow> routes = List.of(route("r", GET, "/{a}"), route("s", Set.of("PUT", "GET"), "/{b}"));
        assertThatThrownBy(() -> Snapshot.of(1, 0, Sample.terms(), List.of(), routes, List.of()))
                .hasMessageContaining("two routes");
    }
}
