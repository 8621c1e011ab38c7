namespace CorsFunctions.Tables;

/// <summary>What may stand as the address of a table service.</summary>
internal static class TableAddress
{
    /// <summary>What is wrong with an address, as the end of a sentence, or null.</summary>
    public static string? Fault(Uri address)
    {
        if (address.UserInfo.Length > 0)
        {
            return "with a user name or password in it, which would show in logs. Leave them out.";
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return "with a query or a fragment. Leave them out; a shared access signature goes into SharedAccessSignature.";
        }

        // The client takes the account's name from the host's first label or, for an emulator, from the path, and ends in an
        // exception of its own where there is neither.
        var hasAccountInHost = Uri.CheckHostName(address.Host) == UriHostNameType.Dns && address.Host.Contains('.', StringComparison.Ordinal);
        return hasAccountInHost || address.Segments.Length > 1
            ? null
            : "that names no account. Write one like 'https://<account>.table.core.windows.net' or, for an emulator, 'https://127.0.0.1:10002/<account>'.";
    }
}
