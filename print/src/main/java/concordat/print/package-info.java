/// What is printed, readable and accessible: a certificate as one page ([CertificatePage]), a report as many
/// ([ReportPages]).
@NullMarked
package concordat.print;

import org.jspecify.annotations.NullMarked;
