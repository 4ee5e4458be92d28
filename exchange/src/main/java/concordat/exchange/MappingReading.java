package concordat.exchange;

import concordat.catalogue.crosswalk.Crosswalk;
import concordat.oscal.OscalProblem;
import java.util.List;

/// What became of a mapping collection.
public sealed interface MappingReading {

    /// It says something about codes that are known here.
    ///
    /// @param crosswalks one for each of its mappings
    /// @param remarks what was taken otherwise than it stands there, one line each
    record Read(List<Crosswalk> crosswalks, List<String> remarks) implements MappingReading {
        public Read {
            crosswalks = List.copyOf(crosswalks);
            remarks = List.copyOf(remarks);
        }
    }

    /// It cannot be used.
    ///
    /// @param problems everything that is in the way, by place
    record Rejected(List<OscalProblem> problems) implements MappingReading {
        public Rejected {
            problems = problems.stream().sorted().toList();
        }
    }
}
