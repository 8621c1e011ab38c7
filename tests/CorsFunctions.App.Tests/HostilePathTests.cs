using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>Paths that can be read in two ways, or in none.</summary>
public sealed class HostilePathTests(Target target)
{
    /// <summary>What some server, proxy or framework would take for a path under <c>/api/admin</c>.</summary>
    public static TheoryData<string> AdminInDisguise { get; } =
    [
        "/API/ADMIN/users", "/api/%61dmin/users", "/api/adm%69n", "/%61pi/admin", "/a%70i/%41DMIN/x",
        "/api/admin%2Fusers", "/api/admin%2fusers", "/api/admin%2F", "/api%2Fadmin/users", "/api%2fadmin%2fusers", "/%2Fapi/admin",
        "/api/admin%5Cusers", "/api/admin%5cusers", "/api%5Cadmin", @"/api\admin\users", @"/api/admin\users", @"\api\admin",
        "/api/admin;v=1/users", "/api/admin;/users", "/api/admin%3Bv=1/users", "/api;x/admin/users", "/;x/api/admin",
        "//api/admin/users", "/api//admin/users", "/api/admin//users", "///api///admin", "/api%2F/admin",
        "/api/./admin/users", "/api/%2e/admin/users", "/api/%2E/admin", "/./api/admin",
        "/api/data/../admin/users", "/api/data/%2e%2e/admin/users", "/api/data/.%2E/admin/users", "/api/users/7/%2e%2e/%2E%2e/admin",
        "/api/data/..%2Fadmin", "/api/data%2F..%2Fadmin", "/api/data%2f%2e%2e%2fadmin", "/api/users/..%2F..%2Fapi%2Fadmin", "/api/users/%2e%2e%2fadmin",
        @"/api/data/..\admin", "/api/data/..%5Cadmin", "/api/data/..;/admin", "/api/data/..;x=1/admin", "/api/..;/api/admin", "/api/hello/../admin",
        "/api/%2561dmin/users", "/api/%252561dmin/users", "/api/admin%252Fusers", "/api/data/%252e%252e/admin", "/api/data%25252f..%25252fadmin",
        "/api/%2525252561dmin", "/api/%252525252561dmin/users",
        "/api/admin%00", "/api/admin%00/users", "/api/hello/%2e%2e/admin?x=/api/hello", "/api/admin?/api/hello",
    ];

    public static TheoryData<string, string> LongPaths { get; } = new()
    {
        { "a plain tail of 6 KB", "/api/admin/" + new string('a', 6000) },
        { "encoded letters, 6 KB", "/api/%61dmin/" + Repeat("%61", 2000) },
        { "dot segments, 3 KB", "/api/" + Repeat("./", 1500) + "admin" },
        { "an encoded slash and a tail of 5 KB", "/api/data%2F..%2Fadmin/" + new string('a', 5000) },
        { "slashes, 5 KB", "/api" + new string('/', 5000) + "admin" },
        { "parameters, 5 KB", "/api/admin;" + new string('p', 5000) },
        { "1500 segments up", "/api/" + Repeat("x/", 1500) + Repeat("%2e%2e%2f", 1500) + "admin" },
        { "20 KB", "/api/admin/" + new string('a', 20_000) },
    };

    /// <summary>Paths that have something of the open route and are not it.</summary>
    public static TheoryData<string> NotTheOpenRoute { get; } =
    [
        "/api/hello/x", "/api/hello/../data", "/api/hello/%2e%2e/data", "/api/hello%2F..%2Fdata", "/api/hello%2Fx", "/api/hello;x", "/api/hello;/../data",
        "/api/data/..%2Fhello", "/api/data%2F..%2Fhello", "/api/data;/hello", "//api/hello", "/api//hello", @"/api\hello", "/api/data?/api/hello", "/api/hell%256F",
    ];

    [Theory]
    [MemberData(nameof(AdminInDisguise))]
    public Task Admin_in_disguise_never_gets_a_looser_row(string path) => AssertNoLooserRowAsync(path);

    [Theory]
    [MemberData(nameof(LongPaths))]
    public Task Long_admin_path_never_gets_a_looser_row(string what, string path)
    {
        Assert.NotEmpty(what);
        return AssertNoLooserRowAsync(path);
    }

    [Theory]
    [MemberData(nameof(NotTheOpenRoute))]
    public async Task Path_beside_the_open_route_is_not_open(string path)
    {
        foreach (var request in BothRequests(path, Sample.Refused))
        {
            var answer = await target.SendAsync(request);
            Assert.True(answer.Status < 500, $"{request.Method}: {answer}");
            Assert.Empty(answer.CorsLines);
        }
    }

    [Theory]
    [InlineData("/api/%64ata")]
    [InlineData("/API/Data")]
    [InlineData("/api/data/")]
    [InlineData("/api/x/%2e%2e/data")]
    [InlineData("/api/./data")]
    [InlineData("/api/data?x=%2F..%2Fadmin")]
    public async Task Other_spelling_of_a_function_is_that_function_under_the_same_row(string path)
    {
        var answer = await target.SendAsync(RawRequest.Get(path, $"Origin: {Sample.App}"));

        Assert.Equal(401, answer.Status);
        Assert.Equal(Sample.AppLines, answer.CorsLines);
    }

    [Theory]
    [InlineData("/api/users/a%20b")]
    [InlineData("/api/users/%C3%A9")]
    [InlineData("/api/users/50%25")]
    [InlineData("/api/users/%23dotnet")]
    [InlineData("/api/users/c%23")]
    [InlineData("/api/users/%3Fwhy")]
    [InlineData("/api/users/%3Bx")]
    [InlineData("/api/users/a+b@c")]
    public async Task Encoded_value_of_a_parameter_is_no_reason_to_refuse(string path)
    {
        var answer = await target.SendAsync(RawRequest.Get(path, $"Origin: {Sample.App}"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(Sample.AppLines, answer.CorsLines);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("api/data")]
    [InlineData("/")]
    [InlineData("/%")]
    [InlineData("/api/%")]
    [InlineData("/api/%zz")]
    [InlineData("/api/data/\u0001")]
    [InlineData("/api/data/\u00e9")]
    [InlineData("http://elsewhere.example/api/admin")]
    public async Task Target_that_is_no_path_breaks_nothing(string path)
    {
        foreach (var request in BothRequests(path, Sample.Refused))
        {
            var answer = await target.SendAsync(request);
            Assert.True(answer.Status < 500, $"{request.Method}: {answer}");
            Assert.Empty(answer.CorsLines);
        }
    }

    private async Task AssertNoLooserRowAsync(string path)
    {
        foreach (var origin in new[] { Sample.App, Sample.Tenant, Sample.Localhost, Sample.Refused })
        {
            foreach (var request in BothRequests(path, origin))
            {
                var answer = await target.SendAsync(request);
                Assert.True(answer.Status < 500, $"{request.Method} from {origin}: {answer}");
                Assert.Empty(answer.CorsLines);
            }
        }
    }

    private static RawRequest[] BothRequests(string path, string origin)
        => [RawRequest.Get(path, $"Origin: {origin}"), RawRequest.Preflight(path, origin, "PUT", "Access-Control-Request-Headers: authorization")];

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
