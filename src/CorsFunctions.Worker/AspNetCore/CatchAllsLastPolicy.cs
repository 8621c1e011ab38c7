using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CorsFunctions.Worker.AspNetCore;

/// <summary>Puts this library's catch-alls behind those of the app in the worker's own routing.</summary>
/// <remarks>
/// The host has chosen the function by then, by its name; the integration routes the forwarded request once more, by ASP.NET Core's rules, for the
/// route values. Two catch-alls of the same methods are equal there, and an <c>AmbiguousMatchException</c> would answer in place of the app's own.
/// </remarks>
internal sealed class CatchAllsLastPolicy : MatcherPolicy, IEndpointComparerPolicy
{
    // Before the methods are compared: the one for OPTIONS must not win over an app's catch-all for all of them.
    public override int Order => -2000;

    public IComparer<Endpoint> Comparer { get; } = Comparer<Endpoint>.Create((left, right) => IsOurs(left).CompareTo(IsOurs(right)));

    private static bool IsOurs(Endpoint endpoint) => endpoint.DisplayName is CorsCatchAllFunctions.PreflightName or CorsCatchAllFunctions.NotFoundName;
}

/// <summary>Adds the policy. A plain app does not come here, so it loads no type of ASP.NET Core.</summary>
internal static class CatchAllsLast
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(IServiceCollection services) => services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, CatchAllsLastPolicy>());
}
