namespace Azure.Data.Tables;

/// <summary>The answer of "get if it exists" when it does not.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException(
        $"The entity does not exist (status {response.Status}). Check HasValue before reading Value.");

    public override Response GetRawResponse() => response;
}
