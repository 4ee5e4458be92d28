package concordat.demo.network;

import java.util.List;

/// What a body is, how many of it a country of 588 has, and how large it is.
public enum BodyKind {
    COUNTY("county-council", "", 27, 420, "%s County Council"),
    DISTRICT("district-council", "", 201, 90, "%s District Council|%s Borough Council"),
    UNITARY("unitary-council", "", 57, 250, "%s Council"),
    METROPOLITAN("metropolitan-council", "", 36, 350, "%s Metropolitan Council"),
    CITY_BOROUGH("city-borough", "", 33, 300, "City Borough of %s"),
    FIRE("fire-and-rescue", "-fire", 46, 110, "%s Fire and Rescue"),
    POLICE("police", "-police", 40, 320, "%s Constables"),
    HEALTH("health-trust", "-health", 92, 480, "%s Hospitals|%s Community Health|%s Mental Health"),
    COMBINED("combined-authority", "-combined", 10, 60, "%s Combined Authority"),
    CHARITY("charity", "-charity", 34, 14, "%s Carers|%s Refuge|%s Advice|Friends of %s"),
    AGENCY("national-agency", "-agency", 12, 200, "");

    private final String id;
    private final String suffix;
    private final int ofAll;
    private final int devices;
    private final String patterns;

    BodyKind(String id, String suffix, int ofAll, int devices, String patterns) {
        this.id = id;
        this.suffix = suffix;
        this.ofAll = ofAll;
        this.devices = devices;
        this.patterns = patterns;
    }

    /// @return as it stands in the ledger, for example `district-council`
    public String id() {
        return id;
    }

    public boolean council() {
        return suffix.isEmpty();
    }

    String suffix() {
        return suffix;
    }

    /// @return its share of 588
    int ofAll() {
        return ofAll;
    }

    /// @return its usual share of the devices, in parts of no particular whole
    int devices() {
        return devices;
    }

    /// @return how it is called after its place; none for agencies, which have names of their own
    List<String> patterns() {
        return List.of(patterns.split("\\|"));
    }
}
