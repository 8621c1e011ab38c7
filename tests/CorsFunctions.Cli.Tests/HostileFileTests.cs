using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>Files that are no policy files: one error for the file, exit code 1, and a report that is still whole.</summary>
public class HostileFileTests
{
    private static readonly Dictionary<string, byte[]> Unreadable = new()
    {
        ["0 bytes"] = [],
        ["10 MB of brackets"] = [.. Enumerable.Repeat((byte)'[', 10_000_000)],
        ["deep nesting"] = Encoding.UTF8.GetBytes("[{\"rowKey\":\"a\",\"origins\":" + new string('[', 5000) + new string(']', 5000) + "}]"),
        ["NUL bytes"] = new byte[4096],
        ["a NUL byte in a text"] = "[{\"rowKey\":\"a\0\"}]"u8.ToArray(),
        ["a byte order mark alone"] = [0xef, 0xbb, 0xbf],
        ["UTF-16"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("[]")],
        ["UTF-32"] = Encoding.UTF32.GetBytes("[]"),
        ["Latin-1 in a row key"] = [.. "[{\"rowKey\":\"caf"u8, 0xe9, .. "\"}]"u8],
        ["half of a surrogate pair"] = """[{"rowKey":"a","origins":"\ud800"}]"""u8.ToArray(),
        ["half of a surrogate pair in a name"] = """[{"rowKey":"a","\udc00":""}]"""u8.ToArray(),
        ["two documents"] = "[] []"u8.ToArray(),
        ["no array"] = "{}"u8.ToArray(),
    };

    public static TheoryData<string> Kinds { get; } = [.. Unreadable.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task File_is_one_unreadable_error(string kind)
    {
        using var file = new PolicyFile(Unreadable[kind]);

        await AssertUnreadableAsync(file.FullName);
    }

    [Fact]
    public async Task Missing_file_is_one_unreadable_error() =>
        await AssertUnreadableAsync(Path.Combine(Path.GetTempPath(), "no-such-folder", "policies.json"));

    [Fact]
    public async Task Directory_is_one_unreadable_error() => await AssertUnreadableAsync(Path.GetTempPath());

    [Fact]
    public async Task Path_that_is_too_long_is_one_unreadable_error() => await AssertUnreadableAsync(new string('a', 5000));

    [Fact]
    public async Task Byte_order_mark_does_no_harm()
    {
        using var file = new PolicyFile([0xef, 0xbb, 0xbf, .. """[{"rowKey":"a","origins":"https://a.example"}]"""u8]);

        Assert.Equal(0, (await Cors.RunAsync("policies", "validate", "--file", file.FullName)).ExitCode);
    }

    [Fact]
    public async Task Escape_sequences_reach_no_terminal()
    {
        const string Nasty = "\u001b]0;title\u0007\u001b[2J\u009b31m\r\n\u202e\u0000";
        var json = JsonSerializer.Serialize(new[]
        {
            new Dictionary<string, string> { ["rowKey"] = Nasty, ["origins"] = Nasty, [Nasty] = Nasty, ["methods"] = Nasty, ["route"] = Nasty },
        });

        var text = await Cors.ValidateAsync(json);
        var document = await Cors.ValidateToJsonAsync(json);

        Assert.Equal((1, 1), (text.ExitCode, document.ExitCode));
        Assert.DoesNotContain(text.Output, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202e');
        Assert.DoesNotContain(document.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
        Assert.All(document.Errors, error => Assert.Equal(Nasty, error.RowKey));
    }

    [Fact]
    public async Task Pipe_that_nobody_writes_to_is_given_up_on_cancellation()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        using var file = new PolicyFile("");
        var pipe = file.FullName + ".pipe";
        using (var mkfifo = Process.Start("mkfifo", [pipe]))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var interrupt = new CancellationTokenSource();
        var run = Cors.RunUntilAsync(interrupt.Token, "policies", "validate", "--file", pipe);
        Assert.False(run.IsCompleted);
        await interrupt.CancelAsync();

        Assert.Equal(new CliResult(130, "", ""), await run);

        // Lets go of the thread that may still be opening the pipe; opened both ways it blocks nobody.
        new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
    }

    [Fact]
    public async Task Process_reports_an_unreadable_file_on_stdout()
    {
        var result = await CorsProcess.RunAsync("policies", "validate", "--file", AppContext.BaseDirectory, "--output", "json");

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal([("", "", "", "unreadable")], result.Errors);
    }

    private static async Task AssertUnreadableAsync(string path)
    {
        var document = await Cors.RunAsync("policies", "validate", "--file", path, "--output", "json");
        var text = await Cors.RunAsync("policies", "validate", "--file", path);

        Assert.Equal((1, "", 1, ""), (document.ExitCode, document.Error, text.ExitCode, text.Error));
        Assert.Equal([("", "", "", "unreadable")], document.Errors);
        Assert.Empty(document.Warnings);
        Assert.EndsWith(": 0 rows, 1 error, 0 warnings", text.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
