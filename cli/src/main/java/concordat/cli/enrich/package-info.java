/// `enrich`: published lists about vulnerabilities that the network goes by.
@NullMarked
package concordat.cli.enrich;

import org.jspecify.annotations.NullMarked;
