/// What all pages share: the frame around them, how they are rendered, dates and tags in words, forms read back.
@NullMarked
package concordat.web.page.shell;

import org.jspecify.annotations.NullMarked;
