using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

/// <summary>Stands for the output binding of an extension, such as storage queues.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class TestQueueOutputAttribute : OutputBindingAttribute;

/// <summary>An HTTP response found by its type.</summary>
public sealed class TypedResult
{
    public HttpResponseData? Answer { get; set; }
}

/// <summary>An HTTP result found by its attribute, and another output.</summary>
public sealed class MarkedResult
{
    [HttpResult]
    public string? Answer { get; set; }

    [TestQueueOutput]
    public string? Message { get; set; }

    public string? Unbound { get; set; }
}
