using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>The two forms of the report of <c>cors policies validate</c>.</summary>
public class ReportTests
{
    private const string Rows = """
        [
          { "rowKey": "b", "origins": "https://app.example.com/", "methods": "TRACE", "Orign": "x" },
          { "rowKey": "a", "origins": "https://a.example.com" },
          5
        ]
        """;

    [Fact]
    public async Task Text_groups_the_findings_by_row_and_ends_with_the_counts()
    {
        using var file = new PolicyFile(Rows);

        var result = await Cors.RunAsync("policies", "validate", "--file", file.FullName);

        Assert.Equal(
            $"""
            row '#3'
              error (unreadable)
                Nothing of this can be claimed, so a looser row may govern. Element 3 of the file is a number. Write an object with "rowKey" and "origins"

            row 'b'
              warning (unknownColumn) Orign 'x'
                No column has this name, so it has no effect. Write one of Route, Origins, Methods, Headers, ExposedHeaders, Credentials, MaxAge, Enabled, ExpiresOn, Tolerate, Notes
              error (invalid) Origins 'https://app.example.com/'
                This is no origin pattern: it ends in a slash. Write 'https://app.example.com'
              error (forbidden) Methods 'TRACE'
                No browser sends this method for a script (Fetch, forbidden method). Write another one, or leave it out

            {file.FullName}: 3 rows, 3 errors, 1 warning

            """,
            result.Output,
            ignoreLineEndingDifferences: true);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Json_has_errors_and_warnings_with_the_names_of_the_table()
    {
        var result = await Cors.ValidateToJsonAsync(Rows);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["errors", "warnings"], result.Json.EnumerateObject().Select(each => each.Name));
        Assert.Equal(
            ["rowKey", "column", "value", "reason", "message"],
            result.Json.GetProperty("errors")[0].EnumerateObject().Select(each => each.Name));
        Assert.Equal(
            [("#3", "", "", "unreadable"), ("b", "Origins", "https://app.example.com/", "invalid"), ("b", "Methods", "TRACE", "forbidden")],
            result.Errors);
        Assert.Equal([("b", "Orign", "x", "unknownColumn")], result.Warnings);
        Assert.EndsWith("Write 'https://app.example.com'", result.Json.GetProperty("errors")[1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_alone_are_valid()
    {
        var result = await Cors.ValidateToJsonAsync("""[ { "rowKey": "a", "origins": "https://a.example.com", "owner": "x" } ]""");

        Assert.Equal((0, 0, 1), (result.ExitCode, result.Errors.Count, result.Warnings.Count));
    }

    [Fact]
    public async Task Sample_policies_have_no_finding()
    {
        var result = await Cors.RunAsync("policies", "validate", "--file", Path.Combine(AppContext.BaseDirectory, "policies.sample.json"));

        Assert.EndsWith("policies.sample.json: 5 rows, 0 errors, 0 warnings", result.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task File_without_rows_is_valid_and_that_is_said_on_stderr()
    {
        var result = await Cors.ValidateToJsonAsync("[]");

        Assert.Equal((0, 0, 0), (result.ExitCode, result.Errors.Count, result.Warnings.Count));
        Assert.StartsWith("There are no rows", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_writes_the_report_to_stdout_alone()
    {
        using var file = new PolicyFile(Rows);

        var result = await CorsProcess.RunAsync("policies", "validate", "--file", file.FullName);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.EndsWith("3 rows, 3 errors, 1 warning", result.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
