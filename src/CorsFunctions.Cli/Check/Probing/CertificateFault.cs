using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CorsFunctions.Cli.Check.Probing;

/// <summary>Says what is wrong with a server's certificate.</summary>
internal static class CertificateFault
{
    public static string? Of(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the server has no certificate";
        }

        var statuses = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status) ?? X509ChainStatusFlags.NoError;
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"the certificate is for another name ({certificate?.Subject})"
            : statuses.HasFlag(X509ChainStatusFlags.NotTimeValid) ? $"the certificate is not valid today (it ends {certificate?.GetExpirationDateString()})"
            : statuses.HasFlag(X509ChainStatusFlags.Revoked) ? "the certificate was revoked"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? "the certificate comes from no authority that this machine trusts (self-signed, or an intermediate certificate is missing)"
            : null;
    }
}
