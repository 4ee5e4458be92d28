package concordat.web.page.body;

import java.util.List;

/// What a body reaches.
///
/// @param summary in one sentence
/// @param refused routes refused on the body's account
/// @param atRisk routes that will close, soonest first
/// @param all every service the body has an agreement with
/// @param without how many services it has no agreement with, in words; empty for none
public record ServicesPart(
        String summary, List<ServiceGroup> refused, List<ServiceGroup> atRisk, List<ServiceGroup> all, String without) {

    public ServicesPart {
        refused = List.copyOf(refused);
        atRisk = List.copyOf(atRisk);
        all = List.copyOf(all);
    }
}
