/// What people must know or do because of an act or because time goes on: who is told what, derived from the programme
/// and nothing else. [ActNotices] and [Deadlines] are the ways in.
@NullMarked
package concordat.notices;

import org.jspecify.annotations.NullMarked;
