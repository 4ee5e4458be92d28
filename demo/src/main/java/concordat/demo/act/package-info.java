/// The acts that found a drawn country, as the API takes them.
@NullMarked
package concordat.demo.act;

import org.jspecify.annotations.NullMarked;
