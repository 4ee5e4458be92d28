package concordat.gateway.point.authzen;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A page of what a search finds.
///
/// @param results each as AuthZEN writes it
/// @param next token of the next page; empty when this is the last
public record SearchPage(List<ObjectNode> results, String next) {

    public SearchPage {
        results = List.copyOf(results);
    }
}
