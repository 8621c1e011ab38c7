using CorsFunctions.DevHost.Hosting;

namespace CorsFunctions.DevHost.Tests;

public sealed class FunctionRulesTests
{
    private static readonly FunctionIndex Index =
        FunctionIndex.Find(new FunctionAssemblies(typeof(FunctionRulesTests).Assembly) { WithoutApp = true });

    [Theory]
    [InlineData("1digit", "has to start with a letter")]
    [InlineData("ECHO", "has the same name")]
    [InlineData("refused_parameter", "the binding name '_'")]
    [InlineData("refused_reserved", "is reserved")]
    [InlineData("refused_route", "conflicts with that of the function 'Nameless'")]
    [InlineData("refused_trigger", "has no HTTP trigger")]
    [InlineData("refused_overload", "no other method of the class has")]
    [InlineData("refused_nested", "not nested")]
    public void Function_that_the_host_refuses_is_left_out_with_the_reason(string name, string reason)
    {
        var error = Assert.Single(Index.Errors, error => error.StartsWith($"{name} (", StringComparison.Ordinal));

        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Index.Functions, function => function.Name == name);
    }

    [Fact]
    public void Every_other_function_is_in_the_order_of_names_without_regard_to_case()
    {
        Assert.Equal(8, Index.Errors.Count);
        Assert.Equal(Index.Functions.Select(function => function.Name).Order(StringComparer.OrdinalIgnoreCase), Index.Functions.Select(function => function.Name));
    }

    [Fact]
    public void Every_function_of_the_app_and_the_middleware_is_accepted()
    {
        var index = FunctionIndex.Find(null);

        Assert.Empty(index.Errors);
        Assert.Equal(
            ["data", "delivery", "fail", "hello", "orders", "reports", "users", "zz_cors_1_preflight", "zz_cors_2_not_found"],
            index.Functions.Select(function => function.Name));
    }
}
