using System.Security.Cryptography;
using System.Text;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>The rows of a set, and when they were last seen in the source.</summary>
internal sealed record Snapshot(DateTimeOffset Instant, IReadOnlyList<PolicyRow> Rows);

/// <summary>
/// The last good set on disk, for a process that starts while its source cannot be read: a line with the format and a
/// SHA-256 of what follows, then JSON (<see cref="SnapshotJson"/>). Only its owner may read or write it.
/// </summary>
internal sealed class SnapshotFile(string path)
{
    /// <summary>By how much clocks may differ before a snapshot counts as one of the future.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private const int MaxLength = 128 * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static ReadOnlySpan<byte> Format => "CorsFunctions snapshot 1 "u8;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool Exists => File.Exists(Path);

    /// <summary>The file of an app and a source in the folder for temporary files, for those who name none.</summary>
    public static string DefaultPath(string app, string source)
    {
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"{app.Length}:{app}{source}"));
        return System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"cors-policies-{Convert.ToHexStringLower(name.AsSpan(0, 12))}.snapshot");
    }

    /// <summary>Reads the file; nothing and no fault when there is none.</summary>
    /// <param name="source">The description of the source that the rows have to be from.</param>
    /// <param name="app">The app that they have to be for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(Snapshot? Snapshot, string? Fault)> ReadAsync(string source, string app, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(Path) is not { Exists: true } file)
            {
                return (null, null);
            }

            if (file.LinkTarget is not null)
            {
                return (null, "is a link. Remove it");
            }

            // Whose it is and what it says are asked of one handle, so that no other file takes its name in between.
            var stream = new FileStream(Path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
            await using (stream.ConfigureAwait(false))
            {
                // What only its owner may read is this process's own, or else it could not have been opened.
                if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & ForOthers) != 0)
                {
                    return (null, "is open to others than its owner. Remove it");
                }

                if (stream.Length > MaxLength)
                {
                    return (null, "is too large for a snapshot");
                }

                var content = new byte[stream.Length];
                await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
                return Read(content, source, app);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>Replaces the file as a whole. Returns what went wrong, or null.</summary>
    public async Task<string?> WriteAsync(Snapshot snapshot, string source, string app, CancellationToken cancellationToken)
    {
        // A name of its own for each writer: processes of one app may share the folder.
        var temporary = $"{Path}.{Environment.ProcessId}.{Guid.NewGuid():n}.tmp";
        try
        {
            var json = SnapshotJson.Write(snapshot, source, app);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            var stream = new FileStream(temporary, options);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(Header(json.WrittenSpan), cancellationToken).ConfigureAwait(false);
                await stream.WriteAsync(json.WrittenMemory, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            TryDelete(temporary);
            return $"snapshot {Path} cannot be written: {e.Message} Set Cors:SnapshotFile to a file in a folder that this process may write to, or to 'off'";
        }
    }

    private static (Snapshot? Snapshot, string? Fault) Read(ReadOnlySpan<byte> content, string source, string app)
    {
        var end = content.IndexOf((byte)'\n');
        if (end < 0 || !content.StartsWith(Format))
        {
            return (null, "is not a snapshot of this version");
        }

        var json = content[(end + 1)..];
        return content[..(end + 1)].SequenceEqual(Header(json))
            ? SnapshotJson.Read(json, source, app)
            : (null, "was torn or changed: its checksum is wrong");
    }

    private static byte[] Header(ReadOnlySpan<byte> json) =>
        [.. Format, .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json))), (byte)'\n'];

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to tell.
        }
    }
}
