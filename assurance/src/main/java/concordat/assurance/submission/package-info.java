/// Packs handed in and assessed, part by part. [Submissions] is the way in.
@NullMarked
package concordat.assurance.submission;

import org.jspecify.annotations.NullMarked;
