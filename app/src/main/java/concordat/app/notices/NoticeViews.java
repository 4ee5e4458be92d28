package concordat.app.notices;

import concordat.api.view.DeliveryView;
import concordat.api.view.NoticeView;
import concordat.assurance.Programme;
import concordat.notices.Notice;
import concordat.notices.words.Told;
import concordat.notices.words.Wording;
import concordat.store.notices.Delivery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Shows notices and deliveries as the API has them.
final class NoticeViews {

    private NoticeViews() {}

    /// @param zone in which dates are told
    static NoticeView of(Notice notice, Optional<Instant> readAt, Programme programme, ZoneId zone) {
        Told told = Wording.english().of(notice, programme, zone);
        return new NoticeView(
                notice.id(),
                notice.kind().word(),
                word(notice.severity()),
                notice.at(),
                notice.body().map(Object::toString),
                notice.environment().map(Object::toString),
                notice.control().map(Object::toString),
                notice.subject(),
                notice.by(),
                notice.wholeDay(),
                told.title(),
                told.text(),
                told.todo(),
                told.path(),
                readAt);
    }

    static DeliveryView of(Delivery one) {
        return new DeliveryView(
                one.id(),
                one.person().isPresent() ? "mail" : "webhook",
                one.person().map(Object::toString),
                word(one.state()),
                one.attempts(),
                one.dueAt(),
                one.createdAt(),
                one.triedAt(),
                one.reason(),
                one.notices());
    }

    static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
