using System.Text;
using Azure.Data.Tables;

namespace CorsFunctions.DataTables.Tests;

public class QueryFilterTests
{
    public static TheoryData<FormattableString, string> Filters => new()
    {
        { $"PartitionKey eq {"default"}", "PartitionKey eq 'default'" },
        { $"PartitionKey eq {"it's"} or RowKey eq {"' or '1' eq '1"}", "PartitionKey eq 'it''s' or RowKey eq ''' or ''1'' eq ''1'" },
        { $"A eq {'\''} and B eq {new StringBuilder("b'")}", "A eq '''' and B eq 'b'''" },
        { $"A eq {"{0}"}", "A eq '{0}'" },
        { $"A eq {"ключ 🗝"}", "A eq 'ключ 🗝'" },
        { $"A eq {true} or A eq {false}", "A eq true or A eq false" },
        { $"A eq {1} or A eq {-2L} or A eq {3UL} or A eq {1.5}", "A eq 1 or A eq -2L or A eq 3L or A eq 1.5" },
        { $"A eq {null}", "A eq null" },
        { $"A eq {new Guid("f9f2d2a3-0000-4000-8000-000000000001")}", "A eq guid'f9f2d2a3-0000-4000-8000-000000000001'" },
        { $"A eq {new byte[] { 1, 0xff }} or A eq {new BinaryData(new byte[] { 0xab })}", "A eq X'01FF' or A eq X'AB'" },
        { $"A gt {new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2))}", "A gt datetime'2026-01-02T01:04:05Z'" },
        { $"A gt {new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)}", "A gt datetime'2026-01-02T03:04:05Z'" },
    };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public void Values_become_literals_that_cannot_change_the_filter(FormattableString filter, string expected)
    {
        Assert.Equal(expected, TableClient.CreateQueryFilter(filter));
        Assert.Equal(expected, TableServiceClient.CreateQueryFilter(filter));
    }

    [Fact]
    public void No_filter_stays_none() => Assert.Null(TableClient.CreateQueryFilter(null!));

    [Fact]
    public void Value_without_a_literal_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new Uri("https://a.example")}"));

        Assert.Contains("System.Uri", error.Message, StringComparison.Ordinal);
    }
}
