package concordat.web.page.map;

/// A word on the map.
public record HexLabel(String text, String x, String y) {}
