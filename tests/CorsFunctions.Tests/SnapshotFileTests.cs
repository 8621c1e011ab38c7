using System.Security.Cryptography;
using System.Text;

namespace CorsFunctions.Tests;

/// <summary>What a snapshot file has to be, and what is said of one that is not.</summary>
public sealed class SnapshotFileTests : IDisposable
{
    private const string NoSnapshot = "is not a snapshot of this version";
    private const string Torn = "was torn or changed: its checksum is wrong";
    private const int MaxLength = 128 * 1024 * 1024;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("snapshot-");
    private readonly SnapshotFile snapshot;

    public SnapshotFileTests() => snapshot = new SnapshotFile(Path.Combine(folder.FullName, "policies.snapshot"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Contents => new()
    {
        { "", NoSnapshot },
        { "CorsFunctions snapshot 1 ", NoSnapshot },
        { $"CorsFunctions snapshot 2 {Checksum("{}")}\n{{}}", NoSnapshot },
        { "\n", NoSnapshot },
        { $"CorsFunctions snapshot 1 {Checksum("{}")}\n{{ }}", Torn },
        { "CorsFunctions snapshot 1 \n{}", Torn },
        { $"CorsFunctions snapshot 1 {Checksum("{}")}\n{{}}", NoSnapshot },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task No_file_is_no_fault() => Assert.Equal((null, null), await ReadAsync());

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Content_that_is_no_snapshot_is_told(string content, string fault)
    {
        await using (var file = Create())
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(content), Token);
        }

        Assert.Equal((null, fault), await ReadAsync());
    }

    [Theory]
    [InlineData(MaxLength, NoSnapshot)]
    [InlineData(MaxLength + 1, "is too large for a snapshot")]
    public async Task Largest_file_is_read_and_a_larger_one_is_not(int length, string fault)
    {
        await using (var file = Create())
        {
            file.SetLength(length);
        }

        Assert.Equal((null, fault), await ReadAsync());
    }

    [Fact]
    public async Task File_that_another_process_keeps_for_itself_is_told()
    {
        await using (Create())
        {
            Assert.Equal(
                (null, $"cannot be read: The process cannot access the file '{snapshot.Path}' because it is being used by another process."),
                await ReadAsync());
        }
    }

    [Fact]
    public async Task Several_processes_may_read_it_at_once()
    {
        Assert.Null(await WriteAsync());
        await using (new FileStream(snapshot.Path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            var (read, fault) = await ReadAsync();

            Assert.Equal((Given.Now, null), (read?.Instant, fault));
        }
    }

    [Fact]
    public async Task Write_that_fails_is_told_with_the_fix_and_leaves_nothing_beside()
    {
        Directory.CreateDirectory(snapshot.Path);

        var fault = await WriteAsync();

        Assert.StartsWith($"snapshot {snapshot.Path} cannot be written: ", fault, StringComparison.Ordinal);
        Assert.EndsWith(" Set Cors:SnapshotFile to a file in a folder that this process may write to, or to 'off'", fault, StringComparison.Ordinal);
        Assert.Equal([snapshot.Path], Directory.GetFileSystemEntries(folder.FullName));
    }

    private static string Checksum(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    // As the engine makes it: for its owner only.
    private FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(snapshot.Path, options);
    }

    private Task<(Snapshot? Snapshot, string? Fault)> ReadAsync() => snapshot.ReadAsync("script", Given.App, Token);

    private Task<string?> WriteAsync() => snapshot.WriteAsync(new Snapshot(Given.Now, []), "script", Given.App, Token);
}
