/// What bodies have on paper today, as spreadsheets: the code's own form, remediation plans, health-check tables. A
/// [Mapping] says which column is what; [Paper] is the way in. Nothing here acts: what comes out is proposed.
@NullMarked
package concordat.intake.paper;

import org.jspecify.annotations.NullMarked;
