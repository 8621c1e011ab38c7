using System.Text;
using CorsFunctions.Cli.Tests.Running;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Tests.Stores;

/// <summary>Edits of policy files: whole or not at all.</summary>
public class FileStoreTests
{
    private const string Apps = """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""[ /* ours */ { "rowKey": "apps", "origins": "https://app.example.com" } ]""", "has comments, which would be lost. Edit it by hand")]
    [InlineData("""[ { "rowKey": "a", "x": 1, "x": 2 }, { "rowKey": "apps", "origins": "https://app.example.com" } ]""", "has a name twice in one object")]
    [InlineData("""[ { "rowKey": "a", "\udc00": 1 }, { "rowKey": "apps", "origins": "https://app.example.com" } ]""", "no Unicode text. Edit it by hand")]
    public async Task File_that_would_lose_something_is_not_edited(string json, string error)
    {
        using var file = new PolicyFile(json);

        var result = await DisableAsync(file);

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.Equal(json, await ReadAsync(file));
    }

    [Fact]
    public async Task What_an_edit_does_not_name_stays()
    {
        using var file = new PolicyFile(
            """
            { "$schema": "./s.json", "policies": [ { "rowKey": "apps", "Owner": { "team": [1] }, "maxAge": 60, "origins": ["https://app.example.com"], }, 5, ] }
            """);

        Assert.Equal(0, (await DisableAsync(file)).ExitCode);

        Assert.Equal(
            """
            {
              "$schema": "./s.json",
              "policies": [
                {
                  "rowKey": "apps",
                  "Owner": {
                    "team": [
                      1
                    ]
                  },
                  "maxAge": 60,
                  "origins": [
                    "https://app.example.com"
                  ],
                  "enabled": false
                },
                5
              ]
            }

            """,
            await ReadAsync(file),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Byte_order_mark_does_no_harm()
    {
        using var file = new PolicyFile([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(Apps)]);

        Assert.Equal(0, (await DisableAsync(file)).ExitCode);
        Assert.Equal(0, (await Cors.RunAsync("policies", "validate", "--file", file.FullName)).ExitCode);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("disable apps")]
    public async Task File_of_100_megabytes_is_refused(string command)
    {
        using var file = new PolicyFile(Apps);
        await using (var stream = File.OpenWrite(file.FullName))
        {
            stream.SetLength(100_000_000);
        }

        var result = await Cors.RunAsync(["policies", .. command.Split(' '), "--file", file.FullName]);

        Assert.Equal((3, $"Policy file '{file.FullName}' is larger than 67108864 bytes. Write fewer rows, or keep them in a table."), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Fact]
    public async Task Read_only_file_stays_as_it_is()
    {
        using var file = new PolicyFile(Apps);
        new FileInfo(file.FullName).IsReadOnly = true;

        var result = await DisableAsync(file);
        new FileInfo(file.FullName).IsReadOnly = false;

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("cannot be written: It is read-only. Make it a file that this process may write", result.Error, StringComparison.Ordinal);
        Assert.Equal(Apps, await ReadAsync(file));
    }

    [Fact]
    public async Task Missing_file_is_told()
    {
        var result = await Cors.RunAsync("policies", "set", "a", "Origins=https://a.example.com", "--file", "/no/such/policies.json");

        Assert.Equal((3, true), (result.ExitCode, result.Error.Contains("does not exist. Create it, or name another file", StringComparison.Ordinal) || result.Error.Contains("cannot be written", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Interrupted_write_leaves_the_old_file_and_nothing_beside_it()
    {
        using var file = new PolicyFile(Apps);
        var store = new FilePolicyStore(file.FullName, "default");
        var read = (await store.ReadAsync(Cancellation))[0];
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync([new RowChange("default", "apps", read, After: null)], null, interrupt.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PolicyFileWriter(file.FullName, "").WriteAsync(new System.Text.Json.Nodes.JsonArray(), interrupt.Token));

        Assert.Equal(Apps, await ReadAsync(file));
        Assert.Equal([file.FullName], Directory.GetFiles(Path.GetDirectoryName(file.FullName)!));
    }

    [Fact]
    public async Task Mode_and_link_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes, and links only for some.");
            return;
        }

        using var file = new PolicyFile(Apps);
        File.SetUnixFileMode(file.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var link = file.FullName + ".link";
        File.CreateSymbolicLink(link, file.FullName);

        Assert.Equal(0, (await Cors.RunAsync("policies", "disable", "apps", "--file", link)).ExitCode);

        Assert.Equal(file.FullName, new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.FullName));
        Assert.Contains("\"enabled\": false", await ReadAsync(file), StringComparison.Ordinal);
    }

    private static Task<CliResult> DisableAsync(PolicyFile file) => Cors.RunAsync("policies", "disable", "apps", "--file", file.FullName);

    private static Task<string> ReadAsync(PolicyFile file) => File.ReadAllTextAsync(file.FullName, Cancellation);
}
