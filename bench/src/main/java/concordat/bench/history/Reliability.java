package concordat.bench.history;

import java.util.Locale;
import java.util.Map;

/// Draws what was said against what came.
public final class Reliability {
    private static final int WIDTH = 40;
    private static final int SIDE = 260;
    private static final int LEFT = 52;
    private static final int TOP = 44;
    private static final int APART = 56;
    private static final int BARS = 56;

    private Reliability() {}

    /// @param bin from 0
    /// @return the bin's part of the scale
    public static String tenth(int bin) {
        return format("%.1f to %.1f", bin / 10.0, (bin + 1) / 10.0);
    }

    /// A line for each tenth: how many plans, what was said, what came with its 95 % interval, and where these lie.
    public static String text(String title, Quality quality) {
        StringBuilder text = new StringBuilder(format(
                "%s: %d plans, %.0f %% ended by their date%n", title, quality.count(), 100 * quality.baseRate()));
        text.append(format(
                "%-10s %6s %6s %6s %13s  0 %s 1%n", "said", "plans", "mean", "came", "95 %", " ".repeat(WIDTH - 3)));
        for (int i = 0; i < quality.bins().size(); i++) {
            Quality.Bin bin = quality.bins().get(i);
            text.append(
                    bin.count() == 0
                            ? format("%-10s %6d%n", tenth(i), 0)
                            : format(
                                    "%-10s %6d %6.2f %6.2f %6.2f - %.2f  %s%n",
                                    tenth(i), bin.count(), bin.said(), bin.came(), bin.low(), bin.high(), line(bin)));
        }
        return text.append("           | said   o came   - where it lies with 95 %\n")
                .toString();
    }

    private static String line(Quality.Bin bin) {
        char[] line = " ".repeat(WIDTH + 1).toCharArray();
        for (int at = place(bin.low()); at <= place(bin.high()); at++) {
            line[at] = '-';
        }
        line[place(bin.said())] = '|';
        line[place(bin.came())] = place(bin.said()) == place(bin.came()) ? '8' : 'o';
        return new String(line).stripTrailing();
    }

    private static int place(double share) {
        return (int) Math.round(share * WIDTH);
    }

    /// A reliability diagram for each world, side by side, with how many plans fell into each tenth below.
    public static String svg(Map<String, Quality> worlds) {
        int width = LEFT + worlds.size() * (SIDE + APART);
        int height = TOP + SIDE + BARS + 60;
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-labelledby=\"t d\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">%n",
                width, height, width, height));
        svg.append("<title id=\"t\">Credibility of plans: what was said against what came</title>\n");
        svg.append(
                        "<desc id=\"d\">For each tenth of the scale, the share of simulated plans that ended by their date, with")
                .append(" 95 % intervals, beside the diagonal on which both are equal; below, how many plans fell into")
                .append(" it. docs/credibility.md has the figures as text.</desc>\n");
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", width, height));
        int at = LEFT;
        for (Map.Entry<String, Quality> world : worlds.entrySet()) {
            svg.append(format("<g transform=\"translate(%d %d)\">%n", at, TOP));
            panel(svg, world.getKey(), world.getValue());
            svg.append("</g>\n");
            at += SIDE + APART;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, String name, Quality quality) {
        svg.append(format("<text x=\"0\" y=\"-24\" font-weight=\"bold\">World &#8220;%s&#8221;</text>%n", name));
        svg.append(format(
                "<text x=\"0\" y=\"-8\">%d plans, Brier %.3f (base rate %.3f)</text>%n",
                quality.count(), quality.brier(), quality.baseBrier()));
        svg.append(format(
                "<rect width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>%n<line x1=\"0\" y1=\"%d\" x2=\"%d\""
                        + " y2=\"0\" stroke=\"#888\" stroke-dasharray=\"4 4\"/>%n",
                SIDE, SIDE, SIDE, SIDE));
        for (double tick : new double[] {0, 0.5, 1}) {
            svg.append(
                    format("<text x=\"-6\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n", SIDE * (1 - tick) + 4, tick));
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>%n", SIDE * tick, SIDE + 16, tick));
        }
        int most = quality.bins().stream().mapToInt(Quality.Bin::count).max().orElse(1);
        int floor = SIDE + 24 + BARS;
        for (int i = 0; i < quality.bins().size(); i++) {
            Quality.Bin bin = quality.bins().get(i);
            if (bin.count() > 0) {
                double x = SIDE * bin.said();
                svg.append(format(
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#1d70b8\" stroke-width=\"2\"/>%n",
                        x, SIDE * (1 - bin.low()), x, SIDE * (1 - bin.high())));
                svg.append(format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1d70b8\"/>%n", x, SIDE * (1 - bin.came())));
                double high = BARS * (double) bin.count() / most;
                svg.append(format(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#b1b4b6\"/>%n",
                        SIDE / 10.0 * i + 2, floor - high, SIDE / 10.0 - 4, high));
            }
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">said; below, how many plans</text>%n",
                SIDE / 2, floor + 18));
        svg.append(format(
                "<text transform=\"translate(-34 %d) rotate(-90)\" text-anchor=\"middle\">came true</text>%n",
                SIDE / 2));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
