namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>What came of a scenario; ports are left out of all texts.</summary>
/// <param name="Result">What the page got.</param>
/// <param name="Requests">The methods that arrived at the app.</param>
/// <param name="Console">The console's lines about CORS, each once.</param>
/// <param name="Explained">The sentence that the app's own explanation gives for the request that decided.</param>
internal sealed record ScenarioRun(string Result, string Requests, IReadOnlyList<string> Console, string Explained);
