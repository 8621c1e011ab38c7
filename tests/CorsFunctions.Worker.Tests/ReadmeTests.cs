using CorsFunctions.Decisions;
using CorsFunctions.Rows;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

/// <summary>What README and docs/policies.md say has to be what the code does.</summary>
public class ReadmeTests
{
    private static readonly string Readme = Read("README.md");
    private static readonly string Policies = Read("docs/policies.md");

    public static TheoryData<string> Reasons => [.. Enum.GetValues<CorsReason>().Where(reason => reason != CorsReason.None).Select(reason => reason.ToName())];

    public static TheoryData<string> Settings => [.. typeof(CorsPoliciesOptions).GetProperties().Select(property => property.Name)];

    public static TheoryData<string> Columns => [.. typeof(PolicyColumn).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(column => (string)column.GetValue(null)!)];

    [Fact]
    public void Program_of_the_app_is_the_one_shown() =>
        Assert.Contains(
            $"```csharp\n{File.ReadAllText(Path.Combine(Repository.Root, "src", "CorsFunctions.App", "Program.cs")).ReplaceLineEndings("\n").Trim('\uFEFF', '\n')}\n```",
            Readme,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_its_fix(string reason) => Assert.Contains($"\n| `{reason}` |", Policies, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_is_described(string setting) => Assert.Contains($"`Cors:{setting}", Policies, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Every_column_is_described(string column) => Assert.Contains($"\n| {column} |", Policies, StringComparison.Ordinal);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
