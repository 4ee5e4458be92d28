package concordat.signals.osquery;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.PostureQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// What agents say and are told, by their own documentation.
final class AgentProtocolTest {

    private static final List<PostureQuery> QUERIES = List.of(
            new PostureQuery("agent", Set.of("linux", "macos"), Duration.ofMinutes(10), "SELECT 1 AS \"m\";"),
            new PostureQuery("shield", Set.of("windows"), Duration.ofMinutes(1), "SELECT 2;"));

    private final AgentProtocol protocol = new AgentProtocol();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void anAgentThatEnrols_saysOnWhichPlatform_underTheNamePeopleUse() {
        assertThat(protocol.enrol(bytes("""
                {"enroll_secret":"open","host_identifier":"x","host_details":{"os_version":{"platform":"darwin"}}}"""))).isEqualTo(new AgentMessage.Enrol("open", "macos"));
        assertThat(protocol.enrol(bytes("{\"host_details\":{\"os_version\":{\"platform\":\"debian\"}}}")))
                .isEqualTo(new AgentMessage.Enrol("", "linux"));
        assertThat(protocol.enrol(bytes("{\"enroll_secret\":5}"))).isEqualTo(new AgentMessage.Enrol("", ""));
    }

    @Test
    void wholeAnswersInTheLog_areTaken_andWhatDiffersIsNot() {
        assertThat(protocol.logged(bytes("""
                {"node_key":"k","log_type":"result","data":[
                  {"name":"agent","unixTime":1777885200,"action":"snapshot","snapshot":[{"a":"1","b":2,"c":null},{"a":"9"}]},
                  {"name":"old","unixTime":"1777885201","action":"added","columns":{"a":"1"}},
                  {"name":"none","unixTime":"x","action":"snapshot","snapshot":[]},],}""")))
                .isEqualTo(new AgentMessage.Tell(
                        "k",
                        List.of(
                                new AgentMessage.Row(
                                        "agent", Instant.ofEpochSecond(1777885200), Map.of("a", "1", "b", "2")),
                                new AgentMessage.Row("none", Instant.EPOCH, Map.of()))));
        assertThat(protocol.logged(bytes("{\"node_key\":\"k\",\"log_type\":\"status\",\"data\":[{\"snapshot\":[]}]}")))
                .isEqualTo(new AgentMessage.Tell("k", List.of()));
    }

    @Test
    void aQuestionThatCouldNotBePut_hasNoAnswer() {
        AgentMessage said = protocol.answered(bytes("""
                {"node_key":"k","queries":{"a":[{"x":"1"}],"b":[{"x":"2"}],"c":[]},"statuses":{"a":0,"b":1,"c":"0"}}"""));
        assertThat(said).isInstanceOfSatisfying(AgentMessage.Tell.class, tell -> assertThat(tell.rows())
                .containsExactly(
                        new AgentMessage.Row("a", Instant.EPOCH, Map.of("x", "1")),
                        new AgentMessage.Row("b", Instant.EPOCH, Map.of()),
                        new AgentMessage.Row("c", Instant.EPOCH, Map.of())));
    }

    @Test
    void aDevice_isAskedWhatIsMeantForItsPlatform_andAlwaysInFull() {
        assertThat(text(protocol.schedule(QUERIES, "linux")))
                .isEqualTo("{\"options\":{\"schedule_splay_percent\":10},\"schedule\":"
                        + "{\"agent\":{\"query\":\"SELECT 1 AS \\\"m\\\";\",\"interval\":600,\"snapshot\":true}},"
                        + "\"node_invalid\":false}");
        assertThat(text(protocol.questions(QUERIES, "windows", Duration.ofMinutes(1))))
                .isEqualTo("{\"queries\":{\"shield\":\"SELECT 2;\"},\"accelerate\":60,\"node_invalid\":false}");
        assertThat(text(protocol.questions(List.of(), "windows", Duration.ZERO)))
                .isEqualTo("{\"queries\":{},\"node_invalid\":false}");
    }

    @Test
    void whatIsNoMessage_isSaidToBeNone() {
        assertThat(protocol.ask(bytes("[1]"))).isEqualTo(new AgentMessage.Bad("the body is not a JSON object"));
        assertThat(protocol.ask(bytes(""))).isInstanceOf(AgentMessage.Bad.class);
        assertThat(protocol.ask(bytes("[".repeat(1_000)))).isInstanceOf(AgentMessage.Bad.class);
        assertThat(protocol.ask(bytes("{\"node_key\":\"" + "x".repeat(2 << 20) + "\"}")))
                .isInstanceOf(AgentMessage.Bad.class);
    }

    @Property(tries = 500)
    void whateverIsSent_isReadOrRefused(@ForAll byte[] body) {
        assertThat(protocol.enrol(body)).isNotNull();
        assertThat(protocol.logged(body)).isNotNull();
        assertThat(protocol.answered(body)).isNotNull();
    }
}
