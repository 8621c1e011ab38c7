using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

/// <summary>Who may do what where. docs/operations.md has the same in words, each role in bold.</summary>
public sealed class RoleTests
{
    private static readonly Dictionary<string, string> roles = new()
    {
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
    };

    public static TheoryData<string> Names => Snapshot.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void App_has_the_roles_that_it_needs_and_no_other(string name)
    {
        List<string> expected = ["CorsPolicies: Storage Table Data Reader", "appi: Monitoring Metrics Publisher", "sthost: Storage Blob Data Owner"];
        if (name.StartsWith("container-apps", StringComparison.Ordinal))
        {
            expected.Add("cr: AcrPull");
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), Assignments(name, "ServicePrincipal"));
    }

    [Fact]
    public void Who_deploys_and_the_operators_may_edit_rows()
    {
        Assert.Equal(["CorsPolicies: Storage Table Data Contributor"], Assignments("consumption", "User"));
        Assert.Equal(["CorsPolicies: Storage Table Data Contributor"], Assignments("consumption", "Group"));
    }

    [Fact]
    public void Nobody_may_edit_rows_who_was_not_named()
    {
        Assert.Empty(Assignments("dedicated", "User"));
        Assert.Empty(Assignments("dedicated", "Group"));
    }

    [Fact]
    public void Documentation_names_these_roles_and_no_other()
    {
        var section = Repository.Operations.Split("\n## ").Single(part => part.StartsWith("Resources and roles\n", StringComparison.Ordinal));
        var named = section.Split("**").Where((_, i) => i % 2 == 1).Distinct();

        Assert.Equal(roles.Values.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Assignments(string name, string principalType) =>
        Snapshot.Read(name).OfType("Microsoft.Authorization/roleAssignments")
            .Where(assignment => Snapshot.Text(assignment.GetProperty("properties"), "principalType") == principalType)
            .Select(assignment => $"{Scope(Snapshot.Text(assignment, "id"))}: {roles[Snapshot.Text(assignment.GetProperty("properties"), "roleDefinitionId").Split('/')[^1]]}")
            .Order(StringComparer.Ordinal);

    // The last name before the assignment's own provider, without the token that makes names unique.
    private static string Scope(string id)
    {
        var scope = id[..id.IndexOf("/providers/Microsoft.Authorization", StringComparison.Ordinal)].Split('/')[^1];
        return scope.EndsWith("ntewsmihrc4iw", StringComparison.Ordinal) ? scope[..^"ntewsmihrc4iw".Length].TrimEnd('-') : scope;
    }
}
