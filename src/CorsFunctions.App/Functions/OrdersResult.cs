using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>What <see cref="Orders"/> gives: each property with a binding goes its own way.</summary>
public sealed class OrdersResult
{
    /// <summary>The HTTP response.</summary>
    [HttpResult]
    public HttpResponseData? Response { get; set; }

    /// <summary>Put <c>[QueueOutput("orders")]</c> of the storage queue extension here, and it becomes a queue message.</summary>
    public string? Message { get; set; }
}
