/// The nation as hexagons, drawn on the server.
@NullMarked
package concordat.web.page.map;

import org.jspecify.annotations.NullMarked;
