using CorsFunctions.DevHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The entry point of a worker application.</summary>
public class FunctionsApplication
{
    /// <summary>Creates a builder with the defaults, from DevHost's options.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A wrong option is a mistake at the command line: it ends the process with a sentence, not with a stack trace.</remarks>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return new FunctionsApplicationBuilder(DevHostOptions.Parse(args));
        }
        catch (DevHostException exception)
        {
            (exception.ExitCode == 0 ? Console.Out : Console.Error).WriteLine(exception.Message);
            Environment.Exit(exception.ExitCode);
            throw;
        }
    }
}
