namespace CorsFunctions.Cli.Check.Servers;

/// <summary>The servers that are told apart, because each is configured in a language of its own.</summary>
internal enum ServerKind
{
    Unknown,
    Apache,
    Nginx,
    Express,
    Flask,
    Spring,
    AspNetCore,
    Functions,
    AppService,
    ApiManagement,
}

/// <summary>A server, named by what it sent.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">Its name with the version where it tells one.</param>
/// <param name="Evidence">What named it; empty for an unknown one.</param>
internal sealed record Server(ServerKind Kind, string Name, string Evidence)
{
    public static Server Unknown { get; } = new(ServerKind.Unknown, "unknown", "");
}
