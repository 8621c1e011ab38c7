using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The services that a worker has without the app's doing.</summary>
internal static class WorkerServices
{
    public static void Add(IServiceCollection services, IFunctionsWorkerApplicationBuilder builder, WorkerPipeline pipeline)
    {
        services.AddOptions();
        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().PostConfigure<IOptions<JsonSerializerOptions>>(
            (options, json) => options.Serializer ??= new JsonObjectSerializer(json.Value));
        services.AddSingleton(builder);
        services.AddSingleton(_ => pipeline.Build());
        services.AddSingleton<InvocationHandler>();
        services.AddSingleton(provider => FunctionIndex.Find(provider.GetService<FunctionAssemblies>()));
    }

    public static ObjectSerializer GetSerializer(this FunctionContext context)
        => context.InstanceServices.GetService<IOptions<WorkerOptions>>()?.Value?.Serializer
            ?? throw new InvalidOperationException("A serializer is not configured for the worker.");
}
