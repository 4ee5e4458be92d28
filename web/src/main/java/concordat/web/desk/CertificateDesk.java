package concordat.web.desk;

import concordat.assurance.ids.CertificateId;
import java.util.Optional;

/// Where certificates are made into what people can hold and check without us.
public interface CertificateDesk {

    /// @param id of a certificate that was given
    /// @return the signed file; none while no signed head covers the newest act about it, which is a moment
    Optional<byte[]> file(CertificateId id);

    /// @return the same as a page to read, PDF
    Optional<byte[]> page(CertificateId id);
}
