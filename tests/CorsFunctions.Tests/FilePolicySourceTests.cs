namespace CorsFunctions.Tests;

public sealed class FilePolicySourceTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"policies-{Guid.NewGuid():n}.json");

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task Rows_have_the_columns_of_the_table_in_camelCase()
    {
        var set = await LoadAsync("""
            [
              // comments are fine
              { "rowKey": "a", "route": "/api/{*rest}", "origins": ["https://app.example.com", "http://localhost:*"],
                "methods": "PUT, DELETE", "headers": ["Authorization"], "exposedHeaders": "ETag", "credentials": true,
                "maxAge": 30, "enabled": true, "expiresOn": "2030-01-01T00:00:00Z", "tolerate": null, "notes": "for people" },
              { "partitionKey": "other", "rowKey": "b", "origins": "*" },
            ]
            """);

        var policy = Assert.Single(set.Policies);
        Assert.Empty(set.Findings);
        Assert.Equal(("a", "/api/{*rest}", true, 30, "ETag"), (policy.RowKey, policy.Route, policy.AllowCredentials, policy.MaxAge, policy.ExposedHeaders));
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), policy.ExpiresOn);
    }

    [Fact]
    public async Task Rows_may_be_in_an_object_beside_the_schema()
    {
        var set = await LoadAsync("""{ "$schema": "./policies.schema.json", "policies": [ { "rowKey": "a", "origins": "https://app.example.com" } ] }""");

        Assert.Equal("a", Assert.Single(set.Policies).RowKey);
        Assert.Empty(set.Findings);
    }

    [Theory]
    [InlineData("5", "#1", "is a number")]
    [InlineData("null", "#1", "is null")]
    [InlineData("[]", "#1", "is an array")]
    [InlineData("{ \"origins\": \"*\" }", "#1", "no \"rowKey\"")]
    [InlineData("{ \"rowKey\": 1, \"origins\": \"*\" }", "#1", "no \"rowKey\"")]
    [InlineData("{ \"rowKey\": \"\", \"origins\": \"*\" }", "#1", "no \"rowKey\"")]
    [InlineData("{ \"rowKey\": \"a\", \"rowKey\": \"b\", \"origins\": \"https://b.example\" }", "#1", "\"rowKey\" twice")]
    [InlineData("{ \"rowKey\": \"a\", \"maxAge\": 1, \"maxAge\": 2, \"origins\": \"https://b.example\" }", "a", "\"maxAge\" twice")]
    [InlineData("{ \"rowKey\": \"a\", \"partitionKey\": 1, \"origins\": \"https://b.example\" }", "a", "\"partitionKey\" of element 1 of the file is not text")]
    [InlineData("{ \"rowKey\": \"a\", \"\\ud800\": 1, \"origins\": \"https://b.example\" }", "a", "a name that is no Unicode text")]
    public async Task Element_that_is_no_row_is_set_aside_and_the_others_count(string element, string rowKey, string message)
    {
        var set = await LoadAsync($$"""[ {{element}}, { "rowKey": "good", "origins": "https://app.example.com" } ]""");

        var finding = Assert.Single(set.Findings, finding => finding.Reason == FindingReason.Unreadable);
        Assert.Equal(rowKey, finding.RowKey);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://app.example.com")).Outcome);
    }

    [Theory]
    [InlineData("\"a\": 1, \"a\": 2, \"b\": 1, \"b\": 2, \"\\ud800\": 1, \"partitionKey\": 1", "Element 1 of the file has \"a\" twice. Write it once")]
    [InlineData("\"\\ud800\": 1, \"a\": 1, \"a\": 2", "Element 1 of the file has a name that is no Unicode text. Write the name of a column")]
    [InlineData("\"partitionKey\": 1", "\"partitionKey\" of element 1 of the file is not text. Write the name of the app, or leave it out")]
    [InlineData("\"notes\": \"n\"", "Element 1 of the file has no \"rowKey\". Write a name of its own as text, such as \"rowKey\": \"apps\"")]
    public async Task First_fault_of_a_row_is_told(string members, string fault)
    {
        await File.WriteAllTextAsync(path, $$"""[ { {{members}} } ]""", TestContext.Current.CancellationToken);

        var row = Assert.Single(await new FilePolicySource(path, Given.App).LoadAsync(TestContext.Current.CancellationToken));

        Assert.Equal((fault, Given.App, "#1"), (row.Unreadable, row.PartitionKey, row.RowKey));
    }

    [Fact]
    public async Task Place_of_what_is_no_JSON_is_told_by_line_and_byte()
    {
        var exception = await Assert.ThrowsAsync<PolicySourceException>(() => LoadAsync("[\n  { \"rowKey\": }\n]"));

        Assert.Equal($"Policy file '{path}' is not JSON, at line 2, byte 15. Write a JSON array of rows", exception.Message);
    }

    [Fact]
    public void Description_names_the_file_whole() =>
        Assert.Equal($"file {Path.GetFullPath("policies.json")}", new FilePolicySource("policies.json", Given.App).Description);

    [Theory]
    [InlineData("origins", "[\"https://a.example\", 5]", "[\"https://a.example\", 5]")]
    [InlineData("origins", "{}", "{}")]
    [InlineData("maxAge", "1e3", "1000")]
    [InlineData("maxAge", "[600]", "[600]")]
    [InlineData("credentials", "1", "1")]
    [InlineData("notes", "\"\\ud800\"", "\"\\ud800\"")]
    public async Task Value_of_the_wrong_shape_is_shown_in_the_error(string column, string json, string shown)
    {
        var other = column == "origins" ? "" : ", \"origins\": \"https://a.example\"";
        var set = await LoadAsync($$"""[ { "rowKey": "r"{{other}}, "{{column}}": {{json}} } ]""");

        var finding = Assert.Single(set.Findings);
        Assert.Equal((FindingReason.WrongType, shown), (finding.Reason, finding.Value));
    }

    [Theory]
    [InlineData("", "is not JSON, at line 1")]
    [InlineData("[\n  { \"rowKey\": }\n]", "is not JSON, at line 2")]
    [InlineData("{ \"rows\": [] }", "holds an object. Write a JSON array of rows")]
    [InlineData("\"text\"", "holds a text. Write a JSON array of rows")]
    [InlineData("{ \"policies\": {} }", "holds an object. Write a JSON array of rows")]
    [InlineData("{ \"policies\": [], \"policies\": [] }", "or an object that holds it as \"policies\"")]
    [InlineData("{ \"policies\": [], \"rows\": [] }", "with nothing but \"$schema\" beside it")]
    [InlineData("{ \"policies\": [], \"\\ud800\": 1 }", "holds an object. Write a JSON array of rows")]
    public async Task File_of_the_wrong_shape_is_an_error_that_names_it(string json, string message)
    {
        var exception = await Assert.ThrowsAsync<PolicySourceException>(() => LoadAsync(json));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_file_is_an_error_with_the_fix()
    {
        var exception = await Assert.ThrowsAsync<PolicySourceException>(
            () => new FilePolicySource(path, Given.App).LoadAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"'{path}' does not exist. Create it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_of_another_app_that_cannot_be_read_is_no_matter_of_this_one()
    {
        var set = await LoadAsync("""[ { "partitionKey": "other", "origins": "*" } ]""");

        Assert.Empty(set.Findings);
    }

    [Fact]
    public async Task Directory_is_an_error_with_the_fix()
    {
        var exception = await Assert.ThrowsAsync<PolicySourceException>(
            () => new FilePolicySource(Path.GetTempPath(), Given.App).LoadAsync(TestContext.Current.CancellationToken));

        Assert.Contains("cannot be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_that_cannot_be_read_is_told_as_such_even_if_it_has_the_key_of_another()
    {
        var set = await LoadAsync("""
            [ { "rowKey": "a", "origins": "https://app.example.com" },
              { "rowKey": "a", "origins": "https://b.example", "maxAge": 1, "maxAge": 2 } ]
            """);

        Assert.Equal([FindingReason.Unreadable, FindingReason.WrongType, FindingReason.Conflict], set.Findings.Select(finding => finding.Reason));
    }

    [Fact]
    public async Task Largest_file_is_read()
    {
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync("""[ { "rowKey": "a", "origins": "https://app.example.com" } ]""".PadRight((int)FilePolicySource.MaxFileSize));
        }

        Assert.Single(await new FilePolicySource(path, Given.App).LoadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Oversized_file_is_not_read()
    {
        await using (var file = File.Create(path))
        {
            file.SetLength(FilePolicySource.MaxFileSize + 1);
        }

        var exception = await Assert.ThrowsAsync<PolicySourceException>(
            () => new FilePolicySource(path, Given.App).LoadAsync(TestContext.Current.CancellationToken));

        Assert.Contains("is larger than", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_sets_its_row_aside_and_the_others_count()
    {
        // What an editor saves that writes Windows-1252; found by the fuzzer (seed 20261121, batch 14590).
        const string File1252 = """[ { "rowKey": "a", "origins": "https://a.example", "notes": "Café" }, { "rowKey": "b", "origins": "https://b.example", "maxAge": ["é"] }, { "rowKey": "good", "origins": "https://app.example.com" } ]""";
        await File.WriteAllBytesAsync(path, System.Text.Encoding.Latin1.GetBytes(File1252), TestContext.Current.CancellationToken);

        var set = PolicySet.Create(await new FilePolicySource(path, Given.App).LoadAsync(TestContext.Current.CancellationToken), Given.App);

        Assert.Equal([("a", "Notes"), ("b", "MaxAge")], set.Findings.Select(finding => (finding.RowKey, finding.Column)));
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://app.example.com")).Outcome);
    }

    private async Task<PolicySet> LoadAsync(string json)
    {
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);
        return PolicySet.Create(await new FilePolicySource(path, Given.App).LoadAsync(TestContext.Current.CancellationToken), Given.App);
    }
}
