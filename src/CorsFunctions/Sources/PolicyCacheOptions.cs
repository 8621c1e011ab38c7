namespace CorsFunctions.Sources;

/// <summary>How <see cref="PolicyCache"/> keeps its set fresh.</summary>
/// <param name="App">The app whose rows count.</param>
/// <param name="RefreshInterval">Age from which a request starts a reload in the background.</param>
/// <param name="LoadTimeout">How long a request waits for the first set.</param>
public sealed record PolicyCacheOptions(string App, TimeSpan RefreshInterval, TimeSpan LoadTimeout);
