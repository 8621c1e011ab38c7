using System.Text.Json;

namespace CorsFunctions.DevHost.Worker;

/// <summary>The worker.config.json that the Functions SDK writes beside the app: how its process is started.</summary>
/// <param name="Folder">The app's folder, absolute.</param>
/// <param name="Executable">The program.</param>
/// <param name="Assembly">The app's assembly, the program's first argument.</param>
internal sealed record WorkerConfig(string Folder, string Executable, string Assembly)
{
    private const string FileName = "worker.config.json";
    private const string Root = "{WorkerRoot}";

    /// <exception cref="DevHostException">The folder holds no isolated app; the sentence says what is missing.</exception>
    public static WorkerConfig Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        var file = Path.Combine(root, FileName);
        if (!Directory.Exists(root))
        {
            throw new DevHostException($"The folder '{folder}' does not exist. Name the output folder of a built isolated app, such as bin/Debug/net10.0.");
        }

        if (!File.Exists(file))
        {
            throw new DevHostException($"The folder '{folder}' holds no {FileName}. Name the output folder of a built isolated app, such as bin/Debug/net10.0.");
        }

        var description = Description(file);
        var language = Text(description, "language");
        if (language != "dotnet-isolated")
        {
            throw new DevHostException($"{file}: the language is '{language}', and DevHost runs apps of 'dotnet-isolated' only.");
        }

        var executable = Text(description, "defaultExecutablePath");
        var assembly = Path.Combine(root, Text(description, "defaultWorkerPath"));
        return File.Exists(assembly)
            ? new WorkerConfig(root, executable == "dotnet" ? Dotnet() : Path.Combine(root, executable.Replace(Root, "", StringComparison.Ordinal)), assembly)
            : throw new DevHostException($"{file} names '{assembly}', which does not exist. Build the app again.");
    }

    private static JsonElement Description(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.GetProperty("description").Clone();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DevHostException($"{file} cannot be read: {exception.Message} Build the app again.");
        }
    }

    private static string Text(JsonElement description, string name)
        => description.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Dotnet()
        => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path
            : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
            : "dotnet";
}
