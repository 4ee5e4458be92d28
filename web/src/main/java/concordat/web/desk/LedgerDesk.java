package concordat.web.desk;

import concordat.api.view.HeadView;
import concordat.api.view.InclusionView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// What anybody can check.
public interface LedgerDesk {

    Optional<HeadView> head();

    /// @return none when the newest head does not cover the position
    Optional<InclusionView> inclusion(long position);

    void export(OutputStream out) throws IOException;
}
