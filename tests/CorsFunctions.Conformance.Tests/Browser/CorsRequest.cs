namespace CorsFunctions.Conformance.Tests.Browser;

/// <summary>The request that a page makes and for which a browser decides; not the preflight that precedes it.</summary>
/// <param name="Origin">The request's origin, byte-serialised.</param>
/// <param name="Method">The method of the actual request.</param>
/// <param name="UnsafeNames">The CORS-unsafe request-header names.</param>
internal sealed record CorsRequest(string Origin, string Method, IReadOnlyList<string> UnsafeNames);
