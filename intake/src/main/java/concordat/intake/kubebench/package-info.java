/// Reads reports of kube-bench.
@NullMarked
package concordat.intake.kubebench;

import org.jspecify.annotations.NullMarked;
