/// Commands about what bodies have on paper: spreadsheets that become answers and plans.
@NullMarked
package concordat.cli.paper;

import org.jspecify.annotations.NullMarked;
