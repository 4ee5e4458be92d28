package concordat.demo.network;

import java.util.List;

/// One of the country's eleven regions.
///
/// @param id `r01` to `r11`
public record Region(String id, String name) {

    /// North to south; the last is the capital's.
    public static final List<Region> ALL = List.of(
            new Region("r01", "Northern Marches"),
            new Region("r02", "High Fells"),
            new Region("r03", "Saltmarsh Coast"),
            new Region("r04", "Mill Valleys"),
            new Region("r05", "Midvale"),
            new Region("r06", "Eastwold"),
            new Region("r07", "Westering"),
            new Region("r08", "Orchard Vale"),
            new Region("r09", "Southfold"),
            new Region("r10", "Harbour Coast"),
            new Region("r11", "The Capital"));
}
