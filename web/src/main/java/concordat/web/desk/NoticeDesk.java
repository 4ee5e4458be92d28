package concordat.web.desk;

import concordat.api.view.CalendarLinkView;
import concordat.api.view.DeliveryView;
import concordat.api.view.NoticeView;
import concordat.api.view.OutgoingView;
import concordat.api.view.Page;
import concordat.api.view.WishesView;
import concordat.assurance.ids.PersonId;
import java.util.List;
import java.util.Optional;

/// What people are told, what they want sent, and their calendars.
public interface NoticeDesk {

    /// @return of what the person was told, what they may still read
    Page<NoticeView> inbox(PersonId person, InboxFilter filter);

    Optional<NoticeView> notice(PersonId person, String id);

    /// @param ids none for all
    /// @return how many had not been read
    int read(PersonId person, Optional<List<String>> ids);

    WishesView wishes(PersonId person);

    WishesView wish(PersonId person, WishesView wishes);

    /// Forgets address and wishes, inbox, links and deliveries of a person.
    ///
    /// @return whether there was anything
    boolean forget(PersonId person);

    /// @return text/calendar
    String calendar(PersonId person);

    /// @return the calendar that a link opens; none when there is no such link any more
    Optional<String> calendarBehind(String token);

    List<CalendarLinkView> calendarLinks(PersonId person);

    CalendarLinkView addCalendarLink(PersonId person, String label);

    /// @return whether there was such a link
    boolean revokeCalendarLink(PersonId person, String id);

    /// @param person whose mail; everybody's when none is named
    Page<DeliveryView> mail(Optional<PersonId> person, Optional<String> state, Optional<String> cursor, int limit);

    /// Sends a dead mail again.
    ///
    /// @param person whose it has to be; anybody's when none is named
    /// @return none when there is no such mail; otherwise as it is now
    Optional<DeliveryView> retryMail(Optional<PersonId> person, String delivery);

    OutgoingView outgoing();
}
