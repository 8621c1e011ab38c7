using System.CommandLine;

namespace CorsFunctions.Cli;

/// <summary>Options that mean the same in every command that has them.</summary>
internal static class SharedOptions
{
    /// <summary>The app that a row without a partition key is for, unless an option says otherwise.</summary>
    public const string DefaultApp = "default";

    public static Option<string> App() => Filled("--app", "NAME", "Only the rows of this app (their partition key).");

    /// <param name="forms">The forms that the command has besides text.</param>
    public static Option<string> Output(params string[] forms)
    {
        var option = new Option<string>("--output")
        {
            Description = "The form of the result.",
            DefaultValueFactory = _ => OutputForm.Text,
        };
        option.AcceptOnlyFromAmong([OutputForm.Text, .. forms]);
        return option;
    }

    // A shell variable that is not set gives an empty value, which must not pass for "no such option".
    public static Option<string> Filled(string name, string helpName, string description)
    {
        var option = new Option<string>(name) { HelpName = helpName, Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError($"{name} has an empty value. Write {name} {helpName}.");
            }
        });
        return option;
    }
}
