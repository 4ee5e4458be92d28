/// A year of the programme, played through the API: bodies answer, submit, are assessed, plan, slip,
/// ask for exceptions, are escalated and released. [Rehearsal] is the way in.
@NullMarked
package concordat.demo.rehearse;

import org.jspecify.annotations.NullMarked;
