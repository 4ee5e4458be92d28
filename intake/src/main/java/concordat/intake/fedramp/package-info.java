/// Reads FedRAMP's workbook of a plan of action and milestones, as a report.
@NullMarked
package concordat.intake.fedramp;

import org.jspecify.annotations.NullMarked;
