package concordat.web.v1;

import concordat.api.view.Accepted;
import concordat.api.view.CalendarLinkWanted;
import concordat.api.view.NoticesRead;
import concordat.api.view.WishesView;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.InboxFilter;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What one is told, what one wants sent, and one's calendar.
final class NoticesApi {

    private final Api.Desks desks;
    private final KeptAnswers kept = new KeptAnswers();

    NoticesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/notices", Authority.SIGNED_IN, this::inbox),
                Route.post("/api/v1/notices/read", Authority.SIGNED_IN, this::read),
                Route.get("/api/v1/notices/{notice}", Authority.SIGNED_IN, this::one),
                Route.get(
                        "/api/v1/people/me/preferences",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(200, desks.notices().wishes(asked.signedIn()))),
                new Route("PUT", "/api/v1/people/me/preferences", Authority.SIGNED_IN, false, this::wish),
                new Route(
                        "DELETE",
                        "/api/v1/people/me/preferences",
                        Authority.SIGNED_IN,
                        false,
                        asked -> forget(asked.signedIn())),
                Route.get(
                        "/api/v1/people/me/calendar.ics",
                        Authority.SIGNED_IN,
                        asked -> calendar(desks.notices().calendar(asked.signedIn()))),
                Route.get(
                        "/api/v1/people/me/calendars",
                        Authority.SIGNED_IN,
                        asked -> Bodies.json(200, Items.of(desks.notices().calendarLinks(asked.signedIn())))),
                Route.post("/api/v1/people/me/calendars", Authority.SIGNED_IN, this::addLink),
                new Route(
                        "DELETE",
                        "/api/v1/people/me/calendars/{calendar}",
                        Authority.SIGNED_IN,
                        false,
                        this::revokeLink),
                Route.get("/api/v1/people/me/deliveries", Authority.SIGNED_IN, asked -> mail(asked, true)),
                Route.post(
                        "/api/v1/people/me/deliveries/{delivery}/retry",
                        Authority.SIGNED_IN,
                        asked -> retry(asked, Optional.of(asked.signedIn()))),
                // Whoever runs the programme sees that mail fails and to whom, never what is in it.
                Route.get("/api/v1/deliveries", Authority.LEAD, asked -> mail(asked, false)),
                Route.post(
                        "/api/v1/deliveries/{delivery}/retry", Authority.LEAD, asked -> retry(asked, Optional.empty())),
                new Route(
                        "DELETE",
                        "/api/v1/people/{person}/notices",
                        Authority.LEAD,
                        false,
                        asked -> forget(Bodies.value("person", asked.part("person"), PersonId::new))),
                // Calendar programs cannot sign in: whoever has the link has the calendar, until it is revoked.
                Route.get("/api/v1/calendars/{token}", Authority.PUBLIC, this::linked));
    }

    private Answer inbox(Asked asked) {
        InboxFilter filter = new InboxFilter(
                asked.query("unread").filter("true"::equals).isPresent(),
                asked.query("severity"),
                asked.query("kind"),
                asked.query("body"),
                asked.query("sort"),
                asked.query("cursor"),
                Bodies.limit(asked));
        return Bodies.json(200, desks.notices().inbox(asked.signedIn(), filter));
    }

    private Answer one(Asked asked) {
        String id = asked.part("notice");
        return Bodies.json(
                200, desks.notices().notice(asked.signedIn(), id).orElseThrow(() -> Refusal.notFound("notice", id)));
    }

    private Answer read(Asked asked) {
        NoticesRead read = Bodies.read(asked, NoticesRead.class);
        return Bodies.json(200, new Accepted(desks.notices().read(asked.signedIn(), read.ids())));
    }

    private Answer wish(Asked asked) {
        return Bodies.json(200, desks.notices().wish(asked.signedIn(), Bodies.read(asked, WishesView.class)));
    }

    private Answer forget(PersonId person) {
        return Bodies.json(200, new Accepted(desks.notices().forget(person) ? 1 : 0));
    }

    private Answer addLink(Asked asked) throws InterruptedException {
        String label = Bodies.read(asked, CalendarLinkWanted.class).label();
        if (label.isBlank() || label.length() > 100 || label.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of(422, "That is no label", "Give 1 to 100 characters to know the link by.");
        }
        return kept.once(asked, () -> Bodies.json(201, desks.notices().addCalendarLink(asked.signedIn(), label)));
    }

    private Answer revokeLink(Asked asked) {
        String id = asked.part("calendar");
        if (!desks.notices().revokeCalendarLink(asked.signedIn(), id)) {
            throw Refusal.notFound("link", id);
        }
        return Bodies.json(200, new Accepted(1));
    }

    private Answer linked(Asked asked) {
        return desks.notices()
                .calendarBehind(asked.part("token"))
                .map(NoticesApi::calendar)
                .orElseThrow(() -> Refusal.of(404, "There is no such calendar", "The link was revoked, or never was."));
    }

    private static Answer calendar(String text) {
        return Answer.of(200, "text/calendar; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "inline; filename=\"concordat.ics\"");
    }

    private Answer mail(Asked asked, boolean own) {
        return Bodies.json(
                200,
                desks.notices()
                        .mail(
                                own ? Optional.of(asked.signedIn()) : Optional.empty(),
                                asked.query("state"),
                                asked.query("cursor"),
                                Bodies.limit(asked)));
    }

    private Answer retry(Asked asked, Optional<PersonId> person) {
        String id = asked.part("delivery");
        return Bodies.json(
                200, desks.notices().retryMail(person, id).orElseThrow(() -> Refusal.notFound("delivery", id)));
    }
}
