/// Style sheet, scripts and icon, named by their content so that browsers may keep them for ever.
@NullMarked
package concordat.web.page.asset;

import org.jspecify.annotations.NullMarked;
