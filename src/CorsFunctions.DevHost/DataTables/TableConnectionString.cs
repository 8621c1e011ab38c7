namespace Azure.Data.Tables;

/// <summary>Which account, and how to sign for it. Throws the exceptions that the real library throws for the same fault.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // Not a secret: Azurite's documented account.
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int DevelopmentPort = 10002;

    public static TableConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var segments = ConnectionStringSegments.Parse(connectionString);
        if (segments.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            return Development(segments.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        if (segments.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException(
                "DevHost signs with an account key only. Give AccountName and AccountKey instead of SharedAccessSignature.");
        }

        if (!segments.TryGetValue("AccountName", out var account)
            || !segments.TryGetValue("AccountKey", out var key)
            || (!segments.ContainsKey("TableEndpoint") && !segments.ContainsKey("EndpointSuffix")))
        {
            throw new ArgumentException(
                "The connection string does not name an account. It needs AccountName, AccountKey and EndpointSuffix (or TableEndpoint), "
                + "or UseDevelopmentStorage=true.",
                nameof(connectionString));
        }

        var protocol = segments.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var endpoint = segments.GetValueOrDefault("TableEndpoint", $"{protocol}://{account}.table.{segments.GetValueOrDefault("EndpointSuffix")}");
        return new(new UriBuilder(endpoint).Uri, new(account, key));
    }

    private static TableConnectionString Development(string? proxy)
    {
        var host = proxy is null ? new Uri("http://127.0.0.1") : new Uri(proxy);
        var endpoint = new UriBuilder(host.Scheme, host.Host, DevelopmentPort, DevelopmentAccount);
        return new(endpoint.Uri, new(DevelopmentAccount, DevelopmentKey));
    }
}
