using CorsFunctions.Browser;

namespace CorsFunctions.Cli.Check.Probing;

/// <summary>A response as it came: nothing joined, nothing followed.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Reason">The reason phrase; empty with HTTP/2.</param>
/// <param name="Headers">All lines, in order.</param>
/// <param name="Body">The first part of the body as text.</param>
internal sealed record Answer(int Status, string Reason, HeaderList Headers, string Body)
{
    public bool IsOk => Status is >= 200 and <= 299;

    public bool IsRedirect => Browser.PreflightCheck.IsRedirect(Status) && Headers.Has("Location");

    public string? this[string header] => Headers.Get(header);

    public bool Says(string text) => Body.Contains(text, StringComparison.Ordinal);

    /// <summary>Whether caches are told to keep answers by Origin.</summary>
    public bool VariesByOrigin =>
        Headers.ValuesOf("Vary").SelectMany(HeaderList.SplitAtCommas).Any(name => name is "*" || name.Equals("Origin", StringComparison.OrdinalIgnoreCase));

    public bool HasCorsHeader => Headers.Lines.Any(line => line.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Reason.Length == 0 ? $"{Status}" : $"{Status} {Reason}";
}

/// <summary>Why there is no response.</summary>
/// <param name="Cause">One of <c>unreachable</c>, <c>timeout</c>, <c>tls</c>.</param>
/// <param name="Message">A sentence.</param>
internal sealed record Failure(string Cause, string Message);

/// <summary>What became of one request: an answer or a failure.</summary>
internal sealed record Reply(Answer? Answer, Failure? Failure);
