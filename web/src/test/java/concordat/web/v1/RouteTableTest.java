package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiJson;
import concordat.web.desk.AccountDesk;
import concordat.web.desk.ActDesk;
import concordat.web.desk.AssetDesk;
import concordat.web.desk.BulkDeviceDesk;
import concordat.web.desk.CertificateDesk;
import concordat.web.desk.ClockDesk;
import concordat.web.desk.DeviceDesk;
import concordat.web.desk.EvidenceDesk;
import concordat.web.desk.ExportDesk;
import concordat.web.desk.FeedDesk;
import concordat.web.desk.FindingDesk;
import concordat.web.desk.HealthCheckDesk;
import concordat.web.desk.LedgerDesk;
import concordat.web.desk.MapDesk;
import concordat.web.desk.NoticeDesk;
import concordat.web.desk.RatingDesk;
import concordat.web.desk.RemedyDesk;
import concordat.web.desk.ReportDesk;
import concordat.web.desk.SignalDesk;
import concordat.web.desk.TicketDesk;
import concordat.web.desk.UseDesk;
import concordat.web.desk.VulnerabilityDesk;
import concordat.web.desk.WebhookDesk;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import concordat.web.read.Readings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document promises is what the route table has, no more and no less.
final class RouteTableTest {

    private static final Pattern PATH = Pattern.compile(" {2}(/\\S*):");
    private static final Pattern METHOD = Pattern.compile(" {4}(get|post|put|patch|delete):");
    /// Signing in, the document itself, the signed head by which anybody can hold the record against an earlier one,
    /// and calendars, which open with a token in their link.
    private static final Set<String> PUBLIC = Set.of(
            "GET /enrolment/enrol.sh",
            "GET /openapi.yaml",
            "GET /ledger/head",
            "GET /calendars/{token}",
            "POST /sessions",
            "POST /signals/{stream}",
            "POST /tickets/{connector}/status");

    private final List<Route> routes = Api.routes(new Api.Desks(
            closed(Readings.class),
            closed(ActDesk.class),
            closed(ReportDesk.class),
            closed(FindingDesk.class),
            closed(AssetDesk.class),
            closed(ExportDesk.class),
            closed(HealthCheckDesk.class),
            closed(RemedyDesk.class),
            closed(RatingDesk.class),
            closed(VulnerabilityDesk.class),
            closed(EvidenceDesk.class),
            closed(FeedDesk.class),
            closed(LedgerDesk.class),
            closed(CertificateDesk.class),
            closed(ClockDesk.class),
            closed(DeviceDesk.class),
            closed(BulkDeviceDesk.class),
            closed(AccountDesk.class),
            closed(MapDesk.class),
            UseDesk.NONE,
            closed(NoticeDesk.class),
            closed(WebhookDesk.class),
            closed(TicketDesk.class),
            closed(SignalDesk.class),
            Optional::empty,
            false));

    /// A desk that nobody sits at: making the table asks nothing.
    private static <T> T closed(Class<T> desk) {
        return desk.cast(Proxy.newProxyInstance(desk.getClassLoader(), new Class<?>[] {desk}, (self, method, given) -> {
            throw new AssertionError(method + " was asked while the table was made");
        }));
    }

    @Test
    void everyRouteIsInTheDocument_andEveryOperationOfTheDocumentIsARoute() throws IOException {
        Set<String> table = new TreeSet<>();
        routes.forEach(r -> table.add(r.method() + " " + r.template().substring("/api/v1".length())));
        assertThat(table).isEqualTo(documented()).hasSameSizeAs(routes);
    }

    @Test
    void nothingElseIsOpenToEverybody() {
        assertThat(routes.stream()
                        .filter(r -> r.authority() == Authority.PUBLIC)
                        .map(r -> r.method() + " " + r.template().substring("/api/v1".length())))
                .containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    private static Set<String> documented() throws IOException {
        try (InputStream in = ApiJson.class.getResourceAsStream("openapi.yaml")) {
            String document = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Set<String> operations = new TreeSet<>();
            String path = "";
            for (String line : document.substring(document.indexOf("\npaths:"), document.indexOf("\ncomponents:"))
                    .split("\n", -1)) {
                Matcher named = PATH.matcher(line);
                Matcher method = METHOD.matcher(line);
                if (named.matches()) {
                    path = named.group(1);
                } else if (method.matches()) {
                    operations.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
                }
            }
            return operations;
        }
    }
}
