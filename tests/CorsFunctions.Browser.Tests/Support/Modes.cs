namespace CorsFunctions.Browser.Tests.Support;

/// <summary>The two modes of the worker, each an app in Microsoft's template style.</summary>
internal static class Modes
{
    public const string Plain = "plain";
    public const string AspNetCore = "ASP.NET Core";

    public static string[] All { get; } = [Plain, AspNetCore];
}
