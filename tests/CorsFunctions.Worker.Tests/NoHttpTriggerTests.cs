using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CorsFunctions.Worker.Tests;

/// <summary>Timers, queues, Durable orchestrators and entities: what has no HTTP trigger.</summary>
public class NoHttpTriggerTests
{
    [Theory]
    [InlineData(Mode.Plain, "timerTrigger")]
    [InlineData(Mode.Plain, "orchestrationTrigger")]
    [InlineData(Mode.AspNetCore, "timerTrigger")]
    [InlineData(Mode.AspNetCore, "entityTrigger")]
    public async Task Invocation_without_HTTP_trigger_passes_untouched_and_costs_no_memory(Mode mode, string trigger)
    {
        await using var app = await TestApp.StartAsync(mode);
        var middleware = app.Services.GetRequiredService<CorsMiddleware>();
        var context = new BareContext(trigger);
        var calls = 0;
        Task Next(FunctionContext passed)
        {
            calls += ReferenceEquals(passed, context) ? 1 : 0;
            return Task.CompletedTask;
        }

        await middleware.Invoke(context, Next);
        var next = new Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate(Next);
        await middleware.Invoke(context, next);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _ = middleware.Invoke(context, next);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(102, calls);
    }

    // Whatever else the middleware would touch throws.
    private sealed class BareContext(string trigger) : FunctionContext
    {
        private readonly FunctionDefinition definition = Describe(trigger);

        public override string InvocationId => throw new NotSupportedException();

        public override string FunctionId => "f";

        public override TraceContext TraceContext => throw new NotSupportedException();

        public override BindingContext BindingContext => throw new NotSupportedException();

        public override RetryContext RetryContext => throw new NotSupportedException();

        public override IServiceProvider InstanceServices { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override FunctionDefinition FunctionDefinition => definition;

        public override IDictionary<object, object> Items { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override IInvocationFeatures Features => throw new NotSupportedException();

        private static FunctionDefinition Describe(string trigger)
        {
            var binding = new Mock<BindingMetadata>();
            binding.Setup(b => b.Type).Returns(trigger);
            binding.Setup(b => b.Name).Returns("input");
            return Definition.Of(binding.Object);
        }
    }
}
