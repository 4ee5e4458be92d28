package concordat.web.http;

import java.util.Map;

/// A route that matches, and what its names matched.
record Found(Route route, Map<String, String> parts) {}
