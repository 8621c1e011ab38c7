using Moq;

namespace CorsFunctions.Tests;

/// <summary>What the target of a load is told, and when requests have their answer.</summary>
public class PolicyLoaderTests : CacheTest
{
    [Fact]
    public async Task Requests_have_their_answer_when_the_set_is_taken_and_wait_for_nothing_after_it()
    {
        var (told, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var target = new Mock<ILoadTarget>();
        target.Setup(it => it.SucceededAsync(It.IsAny<IReadOnlyList<PolicyRow>?>(), true)).Callback(told.SetResult).Returns(end.Task);
        Source.Succeed("a");

        var load = new PolicyLoader(Source, Options, Clock, target.Object).LoadIfDue()!;
        await told.Task.WaitAsync(Token);

        Assert.Equal((true, false), (load.Answered.IsCompleted, load.Done.IsCompleted));
        target.Verify(it => it.Taken(It.Is<PolicySet>(set => KeysOf(set) == "a")), Times.Once);
        end.SetResult();
        await load.Done;
    }

    [Fact]
    public async Task Load_that_brings_the_same_rows_is_no_change()
    {
        var target = new Mock<ILoadTarget>();
        target.Setup(it => it.SucceededAsync(It.IsAny<IReadOnlyList<PolicyRow>?>(), It.IsAny<bool>())).Returns(Task.CompletedTask);
        var loader = new PolicyLoader(Source, Options, Clock, target.Object);
        for (var load = 0; load < 2; load++)
        {
            Source.Succeed("a");
            await loader.LoadIfDue()!.Done;
            Clock.Advance(Refresh);
        }

        target.Verify(it => it.Taken(It.IsAny<PolicySet>()), Times.Once);
        target.Verify(it => it.SucceededAsync(It.Is<IReadOnlyList<PolicyRow>?>(rows => rows!.Count == 1), true), Times.Once);
        target.Verify(it => it.SucceededAsync(It.Is<IReadOnlyList<PolicyRow>?>(rows => rows!.Count == 1), false), Times.Once);
    }
}
