/// The sample services that stand behind a demonstration's gateways.
@NullMarked
package concordat.demo.service;

import org.jspecify.annotations.NullMarked;
