/// Reads what Prisma Cloud exports.
@NullMarked
package concordat.intake.prisma;

import org.jspecify.annotations.NullMarked;
