/// Findings and their identity across re-scans, re-import, fix windows.
@NullMarked
package concordat.findings;

import org.jspecify.annotations.NullMarked;
