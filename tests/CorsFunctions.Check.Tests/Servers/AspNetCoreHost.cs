using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>Kestrel with ASP.NET Core's own CORS, in this process; a configuration is C# between builder and run.</summary>
internal sealed class AspNetCoreHost : IServerHost
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    public string? Missing => null;

    public async Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var configure = Compile(configuration);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = configure(builder);
        app.MapGet("/api/data", () => "{}");
        app.MapPut("/api/data", () => "{}");
        app.MapPut("/api/broken", string () => throw new InvalidOperationException("broken on purpose"));
        await app.StartAsync();
        return new RunningServer(new Uri(app.Urls.First() + "/"), app.DisposeAsync);
    }

    private static Func<WebApplicationBuilder, WebApplication> Compile(string text)
    {
        var source = $$"""
            using System;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.DependencyInjection;

            public static class Program
            {
                public static WebApplication Build(WebApplicationBuilder builder)
                {
            {{text}}
                    return app;
                }
            }
            """;
        var compilation = CSharpCompilation.Create(
            $"Case{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(source)], References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(stream.ToArray()).GetType("Program")!.GetMethod("Build")!.CreateDelegate<Func<WebApplicationBuilder, WebApplication>>();
    }
}
