using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Requests;

namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>What a configuration has to allow, so that the request passes.</summary>
/// <param name="Cause">What broke it.</param>
/// <param name="Origin">The page's origin.</param>
/// <param name="Methods">GET, HEAD and POST, and the request's.</param>
/// <param name="Headers">The header names that need to be listed; may be empty.</param>
/// <param name="Credentials">Whether the request has credentials.</param>
internal sealed record FixNeeds(string Cause, string Origin, IReadOnlyList<string> Methods, IReadOnlyList<string> Headers, bool Credentials)
{
    public string MethodList => string.Join(", ", Methods);

    public string HeaderList => string.Join(", ", Headers);

    public static FixNeeds Of(string cause, Examination examination)
    {
        // What goes into a configuration is of the user's own request, and of tokens and origins only.
        CheckRequest request = examination.Request;
        string[] simple = ["GET", "HEAD", "POST"];
        return new FixNeeds(
            cause,
            Printable.Text(request.Origin, Origins.Origin.MaxLength),
            [.. simple.Append(request.Method).Distinct(StringComparer.Ordinal)],
            request.Need.UnsafeNames,
            request.Mode == CredentialsMode.Include);
    }
}
