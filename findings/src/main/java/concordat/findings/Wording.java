package concordat.findings;

/// A tool's prose about a weakness, the same wherever it is found. Each part may be empty.
public record Wording(String title, String synopsis, String description, String solution) {}
