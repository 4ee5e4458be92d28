package concordat.intake.oscal;

import tools.jackson.databind.JsonNode;

/// Receives the records of a document in the form of its JSON, whatever it was written in.
interface Records {

    default void title(String words) {}

    default void modified(String at) {}

    default void started(String at) {}

    default void component(JsonNode component) {}

    default void inventoryItem(JsonNode item) {}

    default void observation(JsonNode observation) {}

    default void risk(JsonNode risk) {}

    default void finding(JsonNode finding) {}

    default void item(JsonNode item) {}

    default void over() {}
}
