namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>What a page does, and what comes of it in the browser, the same in both modes.</summary>
/// <param name="Name">In words.</param>
/// <param name="Page">The page's origin without port.</param>
/// <param name="Url">What it asks for, without port.</param>
/// <param name="Script">The page's expression; <c>url</c> is the address.</param>
/// <param name="Result">What the page gets.</param>
/// <param name="Requests">The methods that arrive at the app, in order.</param>
/// <param name="Sentence">What the console says after "has been blocked by CORS policy: "; null for nothing.</param>
internal sealed record Scenario(string Name, string Page, string Url, string Script, string Result, string Requests, string? Sentence = null)
{
    /// <summary>What the console calls the request: <c>fetch</c>, <c>XMLHttpRequest</c>, <c>script</c>.</summary>
    public string Kind { get; init; } = "fetch";

    /// <summary>Whether cookies are included, as an explanation has to be told.</summary>
    public bool Credentials { get; init; }

    /// <summary>What an explanation cannot foresee; null where it gives the console's sentence to the letter.</summary>
    public string? Unforeseen { get; init; }


    /// <summary>A setting of the app, as in <c>Cors__EnforceOrigin=true</c>; null for none.</summary>
    public string? Setting { get; init; }

    public override string ToString() => Name;
}

/// <summary>Scenarios under a heading.</summary>
internal sealed record ScenarioGroup(string Title, IReadOnlyList<Scenario> Scenarios);
