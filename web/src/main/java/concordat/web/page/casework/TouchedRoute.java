package concordat.web.page.casework;

/// A route that rests on the control.
public record TouchedRoute(String service, String what, String handling, String effect) {}
