using System.CommandLine;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Stores;

/// <summary>A command that works on a store of rows; turns what can go wrong there into a sentence and an exit code.</summary>
internal abstract class StoreCommand : Command
{
    protected StoreCommand(string name, string description, TimeProvider time)
        : base(name, description)
    {
        Time = time;
        Store = new StoreOptions(this);
        SetAction(RunGuardedAsync);
    }

    protected TimeProvider Time { get; }

    protected StoreOptions Store { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    private async Task<int> RunGuardedAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(parsed, cancellationToken);
        }
        catch (UsageException e)
        {
            return Fail(parsed, e, ExitCode.Usage);
        }
        catch (Exception e) when (e is RowConflictException or RefusedException)
        {
            return Fail(parsed, e, ExitCode.Invalid);
        }
        catch (PolicySourceException e)
        {
            return Fail(parsed, e, ExitCode.Storage);
        }
    }

    private static int Fail(ParseResult parsed, Exception exception, int code)
    {
        var sentence = Printable.Text(exception.Message, Printable.MessageLength);
        parsed.InvocationConfiguration.Error.WriteLine(sentence.EndsWith('.') ? sentence : sentence + ".");
        return code;
    }
}
