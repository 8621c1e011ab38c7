using System.Text.Json;

namespace CorsFunctions.Package.Tests.Support;

/// <summary>An app outside of the repository: built as its owner would, then run by DevHost with the settings of its local.settings.json.</summary>
internal static class BuiltApp
{
    public static async Task<ChildApp> StartAsync(string folder)
    {
        var output = Path.Combine(folder, "output");
        await DotNet.RunAsync(folder, "build", "--output", output, "-v", "q");
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output, "local.settings.json"), TestContext.Current.CancellationToken));
        return await ChildApp.StartAsync(
            output,
            settings.RootElement.GetProperty("Values").EnumerateObject().Select(value => KeyValuePair.Create(value.Name, value.Value.GetString()!)),
            cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Asks as a browser would, and expects the answer of a row that allows <c>https://app.example.com</c> to PUT.</summary>
    public static async Task ExpectAnswersAsync(ChildApp app, string path)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://app.example.com");
        preflight.Headers.Add("Access-Control-Request-Method", "PUT");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var answer = await app.Client.SendAsync(preflight, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://app.example.com");
        using var actual = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, path);
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await app.Client.SendAsync(foreign, TestContext.Current.CancellationToken);

        Assert.Equal((204, "https://app.example.com"), ((int)answer.StatusCode, AllowOrigin(answer)));
        Assert.Contains("PUT", string.Join(", ", answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Equal((200, "https://app.example.com"), ((int)actual.StatusCode, AllowOrigin(actual)));
        Assert.Equal((200, null), ((int)refused.StatusCode, AllowOrigin(refused)));
    }

    private static string? AllowOrigin(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? string.Join(", ", values) : null;
}
