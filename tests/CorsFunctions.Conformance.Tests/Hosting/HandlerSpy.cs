using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Hosting;

/// <summary>What the function of one host has to answer, and how often it ran.</summary>
/// <remarks>Public, because the function's constructor takes it.</remarks>
public sealed class HandlerSpy
{
    private int invocations;

    internal HandlerSpy(CaseHandler script)
    {
        Script = script;
    }

    internal CaseHandler Script { get; }

    internal int Invocations => Volatile.Read(ref invocations);

    internal void Invoked() => Interlocked.Increment(ref invocations);
}
