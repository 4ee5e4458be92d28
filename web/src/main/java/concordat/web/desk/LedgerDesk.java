package concordat.web.desk;

import concordat.api.view.ConsistencyView;
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

    /// @param size how many acts an older head covers
    /// @return none when the newest head does not cover so many, or none
    Optional<ConsistencyView> consistency(long size);

    void export(OutputStream out) throws IOException;
}
