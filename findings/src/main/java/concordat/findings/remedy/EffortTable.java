package concordat.findings.remedy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long each kind of fix takes: once for the fix, and again for each host. Rough on purpose; whoever knows better
/// says so.
public final class EffortTable {

    /// What is taken where nobody says otherwise, as docs/actions.md explains it.
    public static final EffortTable USUAL = new EffortTable(Map.of(
            RemedyKind.PATCH, new Rate(new Effort(60, 240), new Effort(15, 60)),
            RemedyKind.REPLACE, new Rate(new Effort(480, 2_400), new Effort(240, 960)),
            RemedyKind.CONFIGURE, new Rate(new Effort(120, 360), new Effort(15, 30)),
            RemedyKind.CERTIFICATE, new Rate(new Effort(30, 120), new Effort(15, 30)),
            RemedyKind.CREDENTIAL, new Rate(new Effort(30, 60), new Effort(6, 15)),
            RemedyKind.CODE, new Rate(new Effort(240, 1_440), new Effort(60, 240)),
            RemedyKind.INVESTIGATE, new Rate(new Effort(120, 480), new Effort(30, 60))));

    private static final String HOURS = "(\\d{1,5}(?:\\.\\d{1,2})?)";
    private static final Pattern SAID =
            Pattern.compile("([a-z]+)=" + HOURS + "-" + HOURS + "\\+" + HOURS + "-" + HOURS);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    /// @param once however many hosts there are
    /// @param each for every host
    public record Rate(Effort once, Effort each) {

        /// @return for so many hosts
        public Effort of(int hosts) {
            return once.and(each.times(hosts));
        }
    }

    private final Map<RemedyKind, Rate> rates;

    private EffortTable(Map<RemedyKind, Rate> rates) {
        this.rates = new EnumMap<>(rates);
    }

    /// @return what a kind of fix takes
    public Rate rate(RemedyKind kind) {
        Rate rate = rates.get(kind);
        if (rate == null) {
            throw new IllegalStateException("no effort for " + kind);
        }
        return rate;
    }

    /// @param said each as `patch=1-4+0.25-1`: from 1 to 4 hours for the fix, and a quarter to a whole one for each
    /// host
    /// @throws IllegalArgumentException saying what cannot be understood
    public EffortTable with(List<String> said) {
        Map<RemedyKind, Rate> next = new EnumMap<>(rates);
        for (String one : said) {
            Matcher matcher = SAID.matcher(one.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "[" + one + "] is no effort; write KIND=FROM-TO+FROM-TO in hours, such as patch=1-4+0.25-1");
            }
            RemedyKind kind = RemedyKind.of(matcher.group(1))
                    .orElseThrow(() -> new IllegalArgumentException("[" + one + "] names no kind of fix; there are "
                            + Stream.of(RemedyKind.values())
                                    .map(RemedyKind::word)
                                    .collect(Collectors.joining(", "))));
            next.put(kind, new Rate(hours(matcher, 2), hours(matcher, 4)));
        }
        return new EffortTable(next);
    }

    private static Effort hours(Matcher matcher, int group) {
        return new Effort(minutes(matcher.group(group)), minutes(matcher.group(group + 1)));
    }

    private static int minutes(String hours) {
        return new BigDecimal(hours).multiply(MINUTES).intValue();
    }
}
