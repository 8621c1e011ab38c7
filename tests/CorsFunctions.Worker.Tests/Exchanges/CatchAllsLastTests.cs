using CorsFunctions.Worker.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Matching;

namespace CorsFunctions.Worker.Tests.Exchanges;

public class CatchAllsLastTests
{
    [Fact]
    public void Catch_alls_of_the_library_come_after_every_other_endpoint()
    {
        string?[] names = [CorsCatchAllFunctions.PreflightName, "mine", CorsCatchAllFunctions.NotFoundName, null, "other"];

        var sorted = names.Select(name => new Endpoint(null, null, name)).Order(new CatchAllsLastPolicy().Comparer).Select(endpoint => endpoint.DisplayName);

        Assert.Equal(["mine", null, "other", CorsCatchAllFunctions.PreflightName, CorsCatchAllFunctions.NotFoundName], sorted);
    }

    [Fact]
    public void Endpoints_are_told_apart_before_their_methods_are()
    {
        Assert.True(new CatchAllsLastPolicy().Order < new HttpMethodMatcherPolicy().Order);
    }
}
