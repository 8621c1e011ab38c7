using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A transaction's requests as one multipart body: a batch that holds one change set.</summary>
internal sealed class BatchContent : IDisposable
{
    private readonly string _batch = $"batch_{Guid.NewGuid()}";
    private readonly string _changeSet = $"changeset_{Guid.NewGuid()}";
    private readonly MemoryStream _body = new();

    public BatchContent() =>
        Write($"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changeSet}\r\n\r\n");

    public string ContentType => $"multipart/mixed; boundary={_batch}";

    public void Add(Request request)
    {
        Write($"--{_changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Write($"{request.Method.Method} {request.Uri.ToUri().AbsoluteUri} HTTP/1.1\r\n");
        foreach (var header in request.Headers)
        {
            Write($"{header.Name}: {header.Value}\r\n");
        }

        Write("\r\n");
        request.Content?.WriteTo(_body, CancellationToken.None);
        Write("\r\n");
    }

    public RequestContent ToContent()
    {
        Write($"--{_changeSet}--\r\n\r\n--{_batch}--\r\n");
        return RequestContent.Create(_body.ToArray());
    }

    public void Dispose() => _body.Dispose();

    private void Write(string text) => _body.Write(Encoding.UTF8.GetBytes(text));
}
