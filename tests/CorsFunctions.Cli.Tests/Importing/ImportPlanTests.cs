using CorsFunctions.Cli.Policies.Importing;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Tests.Importing;

/// <summary>An import that is interrupted leaves no route looser than it was or shall be: strict rows come first, and removals last.</summary>
public class ImportPlanTests
{
    [Fact]
    public void Strict_routes_come_first_and_removals_last()
    {
        PolicyRow[] wanted =
        [
            Row("everything", "/{*rest}"), Row("star", "/api/{*rest}", "https://*.example.com"), Row("api", "/api/{*rest}"), Row("default", null), Row("admin", "/api/admin/{*rest}"),
            Row("both", "/{x}/{y}"), Row("one", "/api/{id}"), Row("data", "/api/data"),
        ];
        StoredRow[] stored = [new(Row("old-admin", "/api/admin/{*rest}"), "1"), new(Row("old", "/{*rest}"), "2"), new(Row("api", "/api/{*rest}", "https://api.example.com"), "3")];

        var plan = ImportPlan.Make(wanted, stored, keepOthers: false);

        Assert.Equal(["data", "admin", "one", "api", "star", "both", "everything", "default", "old", "old-admin"], plan.Changes.Select(change => change.RowKey));
        Assert.Equal(["change", "remove", "remove"], plan.Changes.Select(change => change.Verb).Where(verb => verb != "add"));
    }

    private static PolicyRow Row(string key, string? route, string origins = "https://app.example.com") =>
        new("default", key, new Dictionary<string, object?> { [PolicyColumn.Route] = route, [PolicyColumn.Origins] = origins });
}
