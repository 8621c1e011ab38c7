using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace CorsFunctions.Worker.Tests.Exchanges;

public class ResponseEmitterTests
{
    [Fact]
    public void What_is_wrong_with_a_function_is_told_at_once_and_once()
    {
        var logger = new FakeLogger();
        var emitter = new ResponseEmitter(new CorsPoliciesOptions(), logger);
        var function = new FunctionFacts(Definition.Of());

        emitter.WarnOfMissingOutput(function);
        emitter.WarnOfEarlyStart(function);
        Assert.Equal(2, logger.Collector.Count);

        emitter.WarnOfMissingOutput(function);
        emitter.WarnOfEarlyStart(function);
        Assert.Equal(2, logger.Collector.Count);
    }

    [Theory]
    [InlineData(TestApp.Origin, false, true)]
    [InlineData(TestApp.Evil, false, false)]
    [InlineData(null, false, false)]
    [InlineData(TestApp.Evil, true, true)]
    [InlineData(null, true, true)]
    public void Failure_is_answered_where_the_client_may_read_it_or_every_decision_is_told(string? origin, bool decisionHeader, bool answered)
    {
        var set = PolicySet.Create([TestAppSetup.Everything], CorsPoliciesOptions.DefaultApp);
        var decision = CorsEvaluator.Evaluate(set, new CorsRequest("GET", "/api", origin, null, null), default);

        Assert.Equal(answered, new ResponseEmitter(new CorsPoliciesOptions { DecisionHeader = decisionHeader }, NullLogger.Instance).HasToAnswerFailure(decision));
    }
}
