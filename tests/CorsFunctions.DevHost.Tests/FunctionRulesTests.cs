using CorsFunctions.DevHost.Protocol;
using CorsFunctions.DevHost.Routing;

namespace CorsFunctions.DevHost.Tests;

public sealed class FunctionRulesTests
{
    [Theory]
    [InlineData("1digit", "req", "x", "has to start with a letter")]
    [InlineData("host", "req", "x", "'host' is reserved")]
    [InlineData("NAMELESS", "req", "x", "has the same name")]
    [InlineData("parameter", "_", "x", "the binding name '_'")]
    [InlineData("reserved", "req", "Administration", "is reserved")]
    [InlineData("reserved", "req", "runtime/x", "is reserved")]
    [InlineData("twice", "req", "/Items/{ID}/", "conflicts with that of the function 'Nameless'")]
    public void Function_that_the_host_refuses_is_left_out_with_the_reason(string name, string parameter, string route, string reason)
    {
        var index = FunctionIndex.Of([Function("Nameless", Trigger("req", "items/{id}")), Function(name, Trigger(parameter, route))]);

        var error = Assert.Single(index.Refused);
        Assert.StartsWith($"{name} (", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal("Nameless", Assert.Single(index.Functions).Name);
    }

    [Fact]
    public void Same_route_with_other_methods_is_no_conflict()
    {
        var index = FunctionIndex.Of([Function("a", Trigger("req", "x", "get")), Function("b", Trigger("req", "x", "post"))]);

        Assert.Equal(2, index.Functions.Count);
    }

    [Fact]
    public void Functions_are_in_the_order_of_names_without_regard_to_case()
    {
        var index = FunctionIndex.Of([Function("b", Trigger("req", "1")), Function("C", Trigger("req", "2")), Function("A", Trigger("req", "3"))]);

        Assert.Equal(["A", "b", "C"], index.Functions.Select(function => function.Name));
    }

    [Fact]
    public void Function_with_another_trigger_is_listed_and_not_run()
    {
        var index = FunctionIndex.Of([Function("nightly", """{"name":"timer","type":"timerTrigger","direction":"In","schedule":"0 0 0 * * *"}""")]);

        Assert.Equal(["nightly (timerTrigger)"], index.NotRun);
        Assert.Empty(index.Functions);
        Assert.Empty(index.Refused);
    }

    [Theory]
    [InlineData("""{"name":"req","type":"httpTrigger","direction":"In","authLevel":"Anonymous"}""", true)]
    [InlineData("""{"Name":"req","Type":"HttpTrigger","Direction":"in","AuthLevel":"anonymous"}""", true)]
    [InlineData("""{"name":"req","type":"httpTrigger","direction":"In","authLevel":"Function"}""", false)]
    [InlineData("""{"name":"req","type":"httpTrigger","direction":"In"}""", false)]
    public void Level_that_is_not_written_asks_for_a_key(string trigger, bool anonymous)
        => Assert.Equal(anonymous, Assert.Single(FunctionIndex.Of([Function("f", trigger)]).Functions).IsAnonymous);

    private static RpcFunctionMetadata Function(string name, string trigger) => new()
    {
        Name = name,
        EntryPoint = $"App.Functions.{name}",
        FunctionId = name,
        RawBindings = { trigger, """{"name":"$return","type":"http","direction":"Out"}""" },
    };

    private static string Trigger(string parameter, string route, params string[] methods)
        => $$"""{"name":"{{parameter}}","type":"httpTrigger","direction":"In","authLevel":"Anonymous","route":"{{route}}"{{Methods(methods)}}}""";

    private static string Methods(string[] methods) => methods.Length == 0 ? "" : $",\"methods\":[\"{string.Join("\",\"", methods)}\"]";
}
