using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>A resource with every method of a REST API.</summary>
public static class Users
{
    /// <summary>Answers <c>/api/users/{id}</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The user's id, from the route.</param>
    /// <returns>The user, or 204 after a deletion.</returns>
    [Function("users")]
    public static async Task<HttpResponseData> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "users/{id}")] HttpRequestData request,
        string id)
    {
        if (request.Method == "DELETE")
        {
            return request.CreateResponse(HttpStatusCode.NoContent);
        }

        var response = request.CreateResponse(request.Method == "POST" ? HttpStatusCode.Created : HttpStatusCode.OK);
        response.Headers.Add("ETag", "\"1\"");
        await response.WriteAsJsonAsync(new { id, method = request.Method });
        return response;
    }
}
