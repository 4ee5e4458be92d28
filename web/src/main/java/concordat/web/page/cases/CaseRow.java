package concordat.web.page.cases;

import concordat.api.view.CaseView;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One case in a list.
///
/// @param next what is owed now, by whom; where there is a date, the words lead to it
/// @param by until when, when there is a date
public record CaseRow(
        String href,
        String id,
        String control,
        String controlTitle,
        String bodyHref,
        String bodyName,
        Tag state,
        Moment opened,
        String next,
        Optional<Moment> by) {

    public static CaseRow of(CaseView one, Instant now, Kit kit) {
        return new CaseRow(
                "/cases/" + one.id(),
                one.id(),
                one.control(),
                one.controlTitle(),
                "/bodies/" + one.body(),
                one.bodyName(),
                Tag.ofCase(kit.words(), one.state()),
                kit.moment(one.openedAt(), now),
                next(one, now, kit),
                by(one, now).map(at -> kit.moment(at, now)));
    }

    /// What is owed now; where there is a date, its last word leads to it.
    private static String next(CaseView one, Instant now, Kit kit) {
        boolean bitten = one.bitesAt().filter(b -> !b.isAfter(now)).isPresent();
        return switch (one.state()) {
            case "open" -> "The Authority serves a notice";
            case "notice-served" ->
                one.replyBy().filter(by -> by.isBefore(now)).isPresent()
                        ? "No reply came in time; the Authority decides. The reply was due by"
                        : "A reply is owed by the body's "
                                + one.replyOwedBy()
                                        .map(r -> kit.words().name("role", r).toLowerCase(Locale.UK))
                                        .orElse("officers")
                                + " by";
            case "replied" -> "The Authority decides, with reasons";
            case "upheld" -> "Access holds; the body closes the gap";
            case "not-upheld" ->
                bitten ? "What rests on it is closed until the gap is closed" : "What rests on it closes on";
            default -> "Nothing more is owed";
        };
    }

    private static Optional<Instant> by(CaseView one, Instant now) {
        return switch (one.state()) {
            case "notice-served" -> one.replyBy();
            case "not-upheld" -> one.bitesAt().filter(b -> b.isAfter(now));
            default -> Optional.empty();
        };
    }
}
