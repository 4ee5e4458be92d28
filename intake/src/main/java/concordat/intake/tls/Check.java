package concordat.intake.tls;

import concordat.catalogue.Severity;

/// What can be wrong with how a server speaks TLS. These tools state facts and judge few of them; the ratings here are
/// those that vulnerability scanners commonly give.
enum Check {
    HEARTBLEED("heartbleed", Severity.HIGH, "Heartbleed", "CVE-2014-0160"),
    CCS_INJECTION("ccs-injection", Severity.HIGH, "OpenSSL CCS injection", "CVE-2014-0224"),
    ROBOT("robot", Severity.HIGH, "ROBOT: RSA decryption oracle", ""),
    SSL_2("ssl-2", Severity.HIGH, "SSL 2.0 is spoken", ""),
    SSL_3("ssl-3", Severity.HIGH, "SSL 3.0 is spoken", "CVE-2014-3566"),
    TLS_1_0("tls-1.0", Severity.MEDIUM, "TLS 1.0 is spoken", ""),
    TLS_1_1("tls-1.1", Severity.MEDIUM, "TLS 1.1 is spoken", ""),
    COMPRESSION("compression", Severity.MEDIUM, "TLS compression is on", "CVE-2012-4929"),
    INSECURE_RENEGOTIATION("insecure-renegotiation", Severity.MEDIUM, "Renegotiation is not secure", "CVE-2009-3555"),
    CLIENT_RENEGOTIATION("client-renegotiation", Severity.LOW, "Clients may renegotiate", "CVE-2011-1473"),
    NO_FALLBACK_SIGNAL("no-fallback-signal", Severity.LOW, "Downgrades are not signalled (TLS_FALLBACK_SCSV)", ""),
    CIPHER_NULL("cipher-null", Severity.HIGH, "A cipher suite does not encrypt", ""),
    CIPHER_ANONYMOUS("cipher-anonymous", Severity.HIGH, "A cipher suite does not authenticate", ""),
    CIPHER_EXPORT("cipher-export", Severity.HIGH, "A cipher suite is of export grade", "CVE-2015-0204"),
    CIPHER_DES("cipher-des", Severity.HIGH, "A cipher suite uses DES or RC2", ""),
    CIPHER_RC4("cipher-rc4", Severity.MEDIUM, "A cipher suite uses RC4", "CVE-2015-2808"),
    CIPHER_3DES("cipher-3des", Severity.MEDIUM, "A cipher suite uses triple DES", "CVE-2016-2183"),
    CIPHER_MD5("cipher-md5", Severity.MEDIUM, "A cipher suite uses MD5", ""),
    CIPHER_WEAK("cipher-weak", Severity.MEDIUM, "A cipher suite is weak, says the tool", ""),
    SMALL_GROUP("small-group", Severity.MEDIUM, "Diffie-Hellman with fewer than 2,048 bits", ""),
    CERTIFICATE_EXPIRED("certificate-expired", Severity.MEDIUM, "The certificate has expired", ""),
    CERTIFICATE_SELF_SIGNED("certificate-self-signed", Severity.MEDIUM, "The certificate is signed by itself", ""),
    CERTIFICATE_UNTRUSTED("certificate-untrusted", Severity.MEDIUM, "The certificate is trusted by no store", ""),
    CERTIFICATE_NAME("certificate-name", Severity.MEDIUM, "The certificate is for another name", ""),
    CERTIFICATE_SIGNATURE("certificate-signature", Severity.MEDIUM, "The certificate is signed with MD5 or SHA-1", ""),
    CERTIFICATE_KEY("certificate-key", Severity.MEDIUM, "The certificate's key is too short", "");

    final String id;
    final Severity severity;
    final String title;
    final String cve;

    Check(String id, Severity severity, String title, String cve) {
        this.id = id;
        this.severity = severity;
        this.title = title;
        this.cve = cve;
    }
}
