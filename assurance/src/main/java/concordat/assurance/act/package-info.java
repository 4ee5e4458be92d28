/// Everything that can be done, one record per kind. An act once appended is never changed.
@NullMarked
package concordat.assurance.act;

import org.jspecify.annotations.NullMarked;
