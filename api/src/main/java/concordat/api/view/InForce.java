package concordat.api.view;

import java.util.List;

/// How far a measure is in force.
public record InForce(String measure, long position, long sequence, boolean inForce, List<String> laggards) {

    public InForce {
        laggards = Absent.list(laggards);
    }
}
