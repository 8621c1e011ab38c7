using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Moq;

namespace CorsFunctions.Worker.Tests.Exchanges;

/// <summary>What is known of a function before its first request.</summary>
public class FunctionFactsTests
{
    [Theory]
    [InlineData("httpTrigger", typeof(HttpRequestData), "req", "req")]
    [InlineData("HTTPTRIGGER", typeof(HttpRequestData), "req", "req")]
    [InlineData("httpTrigger", typeof(string), "req", "REQ")]
    [InlineData("httpTrigger", typeof(string), "REQ", "req")]
    [InlineData("timerTrigger", typeof(string), "req", null)]
    public void Request_is_bound_under_another_name_where_the_parameter_has_another_type(string trigger, Type type, string name, string? bound)
    {
        var facts = new FunctionFacts(Define(name, trigger, new FunctionParameter("other", typeof(string)), new FunctionParameter(name, type)));

        Assert.Equal(bound, facts.RequestBinding?.Name);
        Assert.True(facts.RequestBinding is null or { Direction: BindingDirection.In } && facts.RequestBinding?.Type == (bound is null ? null : trigger));
    }

    [Fact]
    public void Function_without_a_parameter_for_the_trigger_takes_the_request_as_it_is() =>
        Assert.Equal("req", new FunctionFacts(Define("req", "httpTrigger", new FunctionParameter("other", typeof(string)))).RequestBinding?.Name);

    [Theory]
    [InlineData("http", "$return")]
    [InlineData("HTTP", "$return")]
    [InlineData("queue", null)]
    public void Output_is_the_binding_of_type_http(string type, string? name) =>
        Assert.Equal(name, new FunctionFacts(Definition.Of(output: Binding("$return", type, BindingDirection.Out))).OutputName);

    [Fact]
    public void Each_thing_is_told_once()
    {
        var facts = new FunctionFacts(Define("req", "httpTrigger"));

        Assert.True(facts.IsFirst(Telling.NoOutput));
        Assert.True(facts.IsFirst(Telling.OwnHeaders));
        Assert.False(facts.IsFirst(Telling.NoOutput));
        Assert.False(facts.IsFirst(Telling.OwnHeaders));
        Assert.True(facts.IsFirst(Telling.StartedEarly));
    }

    private static FunctionDefinition Define(string name, string trigger, params FunctionParameter[] parameters) =>
        Definition.Of(Binding(name, trigger, BindingDirection.In), parameters: parameters);

    private static BindingMetadata Binding(string name, string type, BindingDirection direction) =>
        Mock.Of<BindingMetadata>(binding => binding.Name == name && binding.Type == type && binding.Direction == direction);
}
