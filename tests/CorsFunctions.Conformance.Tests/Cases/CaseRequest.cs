using CorsFunctions.Browser;

namespace CorsFunctions.Conformance.Tests.Cases;

internal sealed record CaseRequest(string Method, IReadOnlyList<HeaderLine> Headers);
