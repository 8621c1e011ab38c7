using System.Net;
using System.Text;
using Azure.Core.Serialization;
using CorsFunctions.DevHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads a request and creates its response.</summary>
public static class HttpRequestDataExtensions
{
    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding; UTF-8 when null.</param>
    /// <returns>The text.</returns>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body is null)
        {
            return null;
        }

        using var reader = ReaderOf(request.Body, encoding);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding; UTF-8 when null.</param>
    /// <returns>The text.</returns>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body is null)
        {
            return null;
        }

        using var reader = ReaderOf(request.Body, encoding);
        return reader.ReadToEnd();
    }

    /// <summary>Reads the body as JSON with the worker's serializer.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The value.</returns>
    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadFromJsonAsync<T>(request, request.FunctionContext.GetSerializer(), cancellationToken);
    }

    /// <summary>Reads the body as JSON.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The value.</returns>
    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, ObjectSerializer serializer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        var read = serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);

        // Result, not await: as in the worker, an error of the serializer arrives inside an AggregateException.
        return read.IsCompletedSuccessfully
            ? new ValueTask<T?>(Cast<T>(read.Result))
            : new ValueTask<T?>(read.AsTask().ContinueWith(task => Cast<T>(task.Result), cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default));
    }

    /// <summary>Creates a response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statusCode">The status.</param>
    /// <returns>The response.</returns>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }

    private static T? Cast<T>(object? value) => value is null ? default : (T)value;

    private static StreamReader ReaderOf(Stream body, Encoding? encoding)
        => new(body, encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true);
}
