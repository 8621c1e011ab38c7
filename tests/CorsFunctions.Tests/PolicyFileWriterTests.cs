using System.Text.Json.Nodes;

namespace CorsFunctions.Tests;

/// <summary>How a file is replaced: by one writer at a time, as a whole, where a link leads, for the same readers.</summary>
public sealed class PolicyFileWriterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("writer-");
    private readonly string path;

    public PolicyFileWriterTests()
    {
        path = Path.Combine(folder.FullName, "policies.json");
        File.WriteAllText(path, "old");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Names => [.. folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task File_is_replaced_and_nothing_is_left_beside_it()
    {
        await WriteAsync(path);

        Assert.Equal("[]\n", await File.ReadAllTextAsync(path, Token));
        Assert.Equal(["policies.json"], Names);
    }

    [Fact]
    public void Second_writer_is_told_to_try_again_until_the_first_is_done()
    {
        using (Writer(path).TakeLock())
        {
            var conflict = Assert.Throws<RowConflictException>(() => Writer(path).TakeLock());
            Assert.Equal("the file is being written by somebody else, and nothing was written. Try again", conflict.Message);
        }

        Writer(path).TakeLock().Dispose();
        Assert.Equal(["policies.json"], Names);
    }

    [Fact]
    public void Folder_that_is_not_there_is_told_with_the_fix()
    {
        var missing = Path.Combine(folder.FullName, "none", "policies.json");

        var refusal = Assert.Throws<PolicySourceException>(() => Writer(missing).TakeLock());

        Assert.Equal(Unwritable($"Could not find a part of the path '{missing}.lock'."), refusal.Message);
        Assert.IsType<DirectoryNotFoundException>(refusal.InnerException);
    }

    [Fact]
    public void Place_where_no_lock_can_be_made_is_told_with_the_fix()
    {
        Directory.CreateDirectory($"{path}.lock");

        var refusal = Assert.Throws<PolicySourceException>(() => Writer(path).TakeLock());

        Assert.Equal(Unwritable($"Access to the path '{path}.lock' is denied."), refusal.Message);
    }

    [Fact]
    public async Task Read_only_file_stays_as_it_is()
    {
        new FileInfo(path).IsReadOnly = true;

        var refusal = await Assert.ThrowsAsync<PolicySourceException>(() => WriteAsync(path));

        new FileInfo(path).IsReadOnly = false;
        Assert.Equal(Unwritable("It is read-only."), refusal.Message);
        Assert.Equal("old", await File.ReadAllTextAsync(path, Token));
        Assert.Equal(["policies.json"], Names);
    }

    [Fact]
    public async Task File_that_cannot_take_the_old_ones_place_is_not_left_beside_it()
    {
        var occupied = folder.CreateSubdirectory("occupied").FullName;

        var refusal = await Assert.ThrowsAsync<PolicySourceException>(() => WriteAsync(occupied));

        Assert.Equal(Unwritable(refusal.InnerException!.Message), refusal.Message);
        Assert.Equal(["occupied", "policies.json"], Names);
    }

    [Fact]
    public async Task Interrupted_write_leaves_the_old_file_and_nothing_beside_it()
    {
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer(path).WriteAsync(new JsonArray(), interrupt.Token));

        Assert.Equal("old", await File.ReadAllTextAsync(path, Token));
        Assert.Equal(["policies.json"], Names);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    public async Task Who_may_read_the_file_stays(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }

        File.SetUnixFileMode(path, mode);

        await WriteAsync(path);

        Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Links_stay_and_the_file_where_they_lead_is_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows lets not everybody make links");
            return;
        }

        var (first, second) = (Path.Combine(folder.FullName, "first"), Path.Combine(folder.FullName, "second"));
        File.CreateSymbolicLink(second, path);
        File.CreateSymbolicLink(first, second);

        await WriteAsync(first);

        Assert.Equal((second, path), (new FileInfo(first).LinkTarget, new FileInfo(second).LinkTarget));
        Assert.Equal("[]\n", await File.ReadAllTextAsync(path, Token));
        using (Writer(first).TakeLock())
        {
            Assert.Throws<RowConflictException>(() => Writer(path).TakeLock());
        }
    }

    private static PolicyFileWriter Writer(string path) => new(path, "the file");

    private static Task WriteAsync(string path) => Writer(path).WriteAsync(new JsonArray(), Token);

    private static string Unwritable(string why) =>
        $"the file cannot be written: {why} Make it a file that this process may write, in a folder where it may write as well";
}
