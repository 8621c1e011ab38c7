using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CorsFunctions.Sources;

/// <summary>Replaces a policy file at once: a file beside it is written and takes its place, so that no reader sees half of it.</summary>
/// <param name="path">The file.</param>
/// <param name="description">The file, for people.</param>
internal sealed class PolicyFileWriter(string path, string description)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    // Where a link leads, so that the link stays.
    private readonly string target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);

    /// <summary>Keeps other processes from writing until it is disposed of. The system lets go of it when the process ends, however it ends.</summary>
    /// <exception cref="RowConflictException">Somebody else is writing.</exception>
    public IDisposable TakeLock()
    {
        var lockFile = $"{target}.lock";
        try
        {
            return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            throw new RowConflictException($"{description} is being written by somebody else, and nothing was written. Try again");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e.Message, e);
        }
    }

    public async Task WriteAsync(JsonNode root, CancellationToken cancellationToken)
    {
        if (new FileInfo(target).IsReadOnly)
        {
            throw Unwritable("It is read-only.", new UnauthorizedAccessException());
        }

        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            var stream = new FileStream(beside, OptionsAs(target));
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString(Indented) + "\n"), cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e.Message, e);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    // Who may read the old file may read the new one, and nobody else.
    private static FileStreamOptions OptionsAs(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(file);
        }

        return options;
    }

    private PolicySourceException Unwritable(string why, Exception cause) =>
        new($"{description} cannot be written: {why} Make it a file that this process may write, in a folder where it may write as well", cause);
}
