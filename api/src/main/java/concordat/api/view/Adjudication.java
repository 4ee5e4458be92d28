package concordat.api.view;

/// What a named officer decides on a case.
public record Adjudication(boolean upheld, String reasons) {}
