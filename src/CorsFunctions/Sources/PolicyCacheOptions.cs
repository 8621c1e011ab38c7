namespace CorsFunctions.Sources;

/// <summary>How <see cref="PolicyCache"/> keeps its set fresh.</summary>
/// <param name="App">The app whose rows count.</param>
/// <param name="RefreshInterval">Within what time an edit is in force.</param>
/// <param name="LoadTimeout">How long a request waits for the first set.</param>
public sealed record PolicyCacheOptions(string App, TimeSpan RefreshInterval, TimeSpan LoadTimeout);
