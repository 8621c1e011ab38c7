using System.Reflection;
using CorsFunctions.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>A bad setting is a mistake at the command line: it ends the process with a sentence for each, not with a stack trace.</summary>
internal static class SettingsCheck
{
    public static void Run(IServiceProvider services)
    {
        // Inside another program, such as a test, it is that program's exception.
        if (Assembly.GetEntryAssembly() != typeof(SettingsCheck).Assembly)
        {
            return;
        }

        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            services.GetService<IPolicySource>();
        }
        catch (OptionsValidationException exception)
        {
            End(exception.Failures);
        }
        catch (InvalidOperationException exception)
        {
            // Of the binder: the text is none of the type that the setting has.
            End([exception.Message]);
        }
    }

    private static void End(IEnumerable<string> sentences)
    {
        Console.Error.WriteLine(string.Join(Environment.NewLine, sentences));
        Environment.Exit(DevHostException.UsageError);
    }
}
