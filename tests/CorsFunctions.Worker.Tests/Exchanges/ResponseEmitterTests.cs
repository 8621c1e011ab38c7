using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CorsFunctions.Worker.Tests.Exchanges;

public class ResponseEmitterTests
{
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
