namespace Sealpost.Core.Tests.Scenarios;

/// <summary>Public keys in base64, made for these tests; nobody has the private ones.</summary>
internal static class PublicKeys
{
    /// <summary>RSA, 512 bits.</summary>
    public const string Rsa512 =
        "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALwBdZGLkrYd5xL3vFfjBLDXL0Eta4BDj3PK218ijOOuBM1ScUhXi2CYoDkL5oXG1TCW"
        + "zjKUjiS3mHlFMwIfJP0CAwEAAQ==";

    /// <summary>RSA, 1024 bits.</summary>
    public const string Rsa1024 =
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCjVlcP4JiY+oWcQ5JeBtHnRBVvi0h3QrQx/cdnr9aVu3IBDdWFp6WUG8FH/ru1"
        + "sWLVkSO4scELh3pa6ZLhSzfiQeKitBp4tL9nHGRJiCmzDL+dU60UwKM0996pfgjdi8WaorZg1xbXd90TAeqAkczl1B4YOTVaVZeO"
        + "fhoGGYCpkwIDAQAB";

    /// <summary>RSA, 2048 bits.</summary>
    public const string Rsa2048 =
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArVKYg0W2mCSPsWo8HVkTeXArHmJ2aQegic4qYbjghw3W8MBRVDdcCeqz"
        + "Ic4g8OlQ4MbCctQa20cKH5R/YpiZLyXoAzFR72LdhXrGY7s/BZlzZEPeQK01sS8O3oH7cbqxVr/0L3+QiuDNMoXCUNrNn6DihOX0"
        + "Q427yCjHJLvNouPuas87dGW3PTeP+BkCNCzZrRPm3VUDnBAVZgp+p3PvvT1mn8J+Z1MSNNln+vPn6vwaCKJtTw9g9qEPMKsf/UxK"
        + "VdVZAhnL6Eb+pJdRD1vGXuXfWvTLOIApZgVCIgRgMz+nirGnJRiZbySv4ue5yV4OW7n0JQA+t42BSTzsXLcPOwIDAQAB";

    /// <summary>The RSA key of 2048 bits without its wrapping.</summary>
    public const string Bare =
        "MIIBCgKCAQEArVKYg0W2mCSPsWo8HVkTeXArHmJ2aQegic4qYbjghw3W8MBRVDdcCeqzIc4g8OlQ4MbCctQa20cKH5R/YpiZLyXo"
        + "AzFR72LdhXrGY7s/BZlzZEPeQK01sS8O3oH7cbqxVr/0L3+QiuDNMoXCUNrNn6DihOX0Q427yCjHJLvNouPuas87dGW3PTeP+BkC"
        + "NCzZrRPm3VUDnBAVZgp+p3PvvT1mn8J+Z1MSNNln+vPn6vwaCKJtTw9g9qEPMKsf/UxKVdVZAhnL6Eb+pJdRD1vGXuXfWvTLOIAp"
        + "ZgVCIgRgMz+nirGnJRiZbySv4ue5yV4OW7n0JQA+t42BSTzsXLcPOwIDAQAB";

    /// <summary>Ed25519.</summary>
    public const string Ed25519 =
        "mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=";

    /// <summary>The Ed25519 key in a wrapping that it must not have.</summary>
    public const string WrappedEd25519 =
        "MCowBQYDK2VwAyEAmfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=";
}
