/// What is due, as a calendar that calendar programs can follow (RFC 5545). [CalendarFeed] is the way in.
@NullMarked
package concordat.notices.calendar;

import org.jspecify.annotations.NullMarked;
