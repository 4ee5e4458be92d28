package concordat.web.v1;

import concordat.decision.Snapshot;
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
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The routes of the API.
public final class Api {

    private Api() {}

    /// What the API is made of.
    ///
    /// @param demonstration whether acts may be done in other people's names, by the founder only
    public record Desks(
            Readings readings,
            ActDesk acts,
            ReportDesk reports,
            FindingDesk findings,
            AssetDesk assets,
            ExportDesk exports,
            HealthCheckDesk healthChecks,
            RemedyDesk remedies,
            RatingDesk ratings,
            VulnerabilityDesk vulnerabilities,
            EvidenceDesk evidence,
            FeedDesk feed,
            LedgerDesk ledger,
            CertificateDesk certificates,
            ClockDesk clock,
            DeviceDesk devices,
            BulkDeviceDesk bulkDevices,
            AccountDesk accounts,
            MapDesk map,
            UseDesk use,
            NoticeDesk notices,
            WebhookDesk webhooks,
            TicketDesk tickets,
            SignalDesk signals,
            Supplier<Optional<Snapshot>> snapshots,
            boolean demonstration) {}

    public static List<Route> routes(Desks desks) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new NetworkApi(desks).routes());
        routes.addAll(new SessionsApi(desks).routes());
        routes.addAll(new BodiesApi(desks).routes());
        routes.addAll(new CodesApi(desks).routes());
        routes.addAll(new ExchangeApi(desks).routes());
        routes.addAll(new WorkApi(desks).routes());
        routes.addAll(new ActsApi(desks).routes());
        routes.addAll(new ReportsApi(desks).routes());
        routes.addAll(new FindingsApi(desks).routes());
        routes.addAll(new OpeningsApi(desks).routes());
        routes.addAll(new AssetsApi(desks).routes());
        routes.addAll(new HealthChecksApi(desks).routes());
        routes.addAll(new RemediesApi(desks).routes());
        routes.addAll(new RatingsApi(desks).routes());
        routes.addAll(new TicketsApi(desks).routes());
        routes.addAll(new VulnerabilitiesApi(desks).routes());
        routes.addAll(new MappingsApi(desks).routes());
        routes.addAll(new EvidenceApi(desks).routes());
        routes.addAll(new CasesApi(desks).routes());
        routes.addAll(new MeasuresApi(desks).routes());
        routes.addAll(new PartsApi(desks).routes());
        routes.addAll(new CertificatesApi(desks).routes());
        routes.addAll(new DecisionsApi(desks).routes());
        routes.addAll(new DevicesApi(desks).routes());
        routes.addAll(new SignalsApi(desks).routes());
        routes.addAll(new NoticesApi(desks).routes());
        routes.addAll(new WebhooksApi(desks).routes());
        routes.addAll(new LedgerApi(desks).routes());
        OpenedFindings opened = new OpenedFindings(desks);
        return routes.stream().map(opened::gated).toList();
    }

    /// @return whether a request is for the API, so that a refusal is told as a problem
    public static boolean owns(Asked asked) {
        return asked.path().startsWith("/api/");
    }

    /// A refusal as RFC 9457 has it.
    public static Answer refusal(Refusal refusal, Asked asked) {
        return Bodies.problem(refusal.problem(), asked);
    }
}
