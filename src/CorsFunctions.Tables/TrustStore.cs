using System.Security.Cryptography.X509Certificates;

namespace CorsFunctions.Tables;

/// <summary>
/// The machine's own certificates. On Linux .NET reads the files of all of them when the first TLS connection is made, which is
/// two thirds of that connection's time; here that happens beside what comes before the connection.
/// </summary>
internal static class TrustStore
{
    public static void ReadEarly()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Task.Run(Read);
        }
    }

    private static void Read()
    {
        try
        {
            using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
            store.Open(OpenFlags.ReadOnly);
            foreach (var certificate in store.Certificates)
            {
                certificate.Dispose();
            }
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
        {
            // The connection itself meets the same, and says so.
        }
    }
}
