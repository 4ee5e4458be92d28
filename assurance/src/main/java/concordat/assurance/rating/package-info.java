/// By what findings are rated beside their tools: published catalogues, and what owners decide of findings.
/// [Ratings] is the way in.
@NullMarked
package concordat.assurance.rating;

import org.jspecify.annotations.NullMarked;
