package concordat.web.read;

import concordat.api.view.CertificateEnding;
import concordat.api.view.CertificateView;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.certificate.Certificate;
import concordat.assurance.certificate.EndingCertificate;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CertificateId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads certificates of one version of the programme at one instant, for one reader.
public final class CertificateViews {

    private final Programme programme;
    private final Instant at;
    private final Predicate<BodyId> seesEnding;

    /// @param seesEnding of which bodies the reader may know that no renewal is in yet
    public CertificateViews(Programme programme, Instant at, Predicate<BodyId> seesEnding) {
        this.programme = programme;
        this.at = at;
        this.seesEnding = seesEnding;
    }

    public Page<CertificateView> page(CertificateFilter filter) {
        List<CertificateView> views = (filter.ending()
                        ? ending()
                        : programme.certificates().all().reversed())
                .stream()
                        .filter(c -> filter.body().map(body(c)::equals).orElse(true))
                        .map(this::view)
                        .toList();
        Predicate<CertificateView> wanted = v -> filter.ending()
                ? v.ending().isPresent()
                : filter.state().map(v.state()::equals).orElse(true);
        return Pages.after(views, wanted, CertificateView::id, filter.cursor(), filter.limit());
    }

    private List<Certificate> ending() {
        return programme.certificates().warnings(programme.submissions(), at).stream()
                .map(EndingCertificate::certificate)
                .toList();
    }

    public Optional<CertificateView> one(CertificateId id) {
        return programme.certificates().certificate(id).map(this::view);
    }

    private BodyId body(Certificate certificate) {
        return ProgrammeReadings.bodyOf(programme, certificate.environment());
    }

    private CertificateView view(Certificate certificate) {
        BodyId body = body(certificate);
        return new CertificateView(
                certificate.id().value(),
                body.value(),
                programme
                        .body(body)
                        .map(b -> ProgrammeReadings.text(b.act().name()))
                        .orElse(body.value()),
                certificate.environment().value(),
                programme
                        .environment(certificate.environment())
                        .map(e -> ProgrammeReadings.text(e.act().name()))
                        .orElse(certificate.environment().value()),
                programme
                        .submissions()
                        .submission(certificate.submission())
                        .map(s -> s.edition())
                        .orElse(""),
                code(certificate.form()),
                certificate.from(),
                certificate.until(),
                certificate.extendedDays(),
                code(certificate.state(at)),
                certificate.issued().at(),
                certificate.withdrawn().map(Stamp::at),
                Optional.of(certificate)
                        .filter(c -> seesEnding.test(body))
                        .flatMap(c -> programme.certificates().warning(c, programme.submissions(), at))
                        .map(e -> new CertificateEnding(e.days(), e.packBy(), e.late(at))));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
