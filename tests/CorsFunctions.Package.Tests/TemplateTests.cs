using CorsFunctions.Package.Tests.Support;

namespace CorsFunctions.Package.Tests;

public class TemplateTests(PackedPackages packages)
{
    [Theory]
    [InlineData("orders-api")]
    [InlineData("Orders.Web", "--aspnetcore")]
    public async Task New_app_answers_preflights(string name, params string[] options)
    {
        // The folder is a hive of its own: the user's templates stay as they are.
        var parent = packages.CreateFolder($"new{options.Length}");
        var hive = Path.Combine(parent, "hive");
        await DotNet.RunAsync(parent, "new", "install", packages.PathOf("CorsFunctions.Templates"), "--debug:custom-hive", hive);
        await DotNet.RunAsync(parent, ["new", "func-cors", "--name", name, "--skipRestore", .. options, "--debug:custom-hive", hive]);
        var folder = Path.Combine(parent, name);

        Assert.Equal(options.Length > 0, (await File.ReadAllTextAsync(Path.Combine(folder, "Program.cs"), TestContext.Current.CancellationToken)).Contains("ConfigureFunctionsWebApplication", StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(folder), file => Assert.DoesNotMatch(@"#if|\{this\}|Cors.App", File.ReadAllText(file)));

        await using var app = await BuiltApp.StartAsync(folder);

        await BuiltApp.ExpectAnswersAsync(app, "/api/hello");
    }
}
