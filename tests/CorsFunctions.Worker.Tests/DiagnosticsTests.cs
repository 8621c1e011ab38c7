using System.Diagnostics.Metrics;
using CorsFunctions.Sources;
using CorsFunctions.Worker.Telemetry;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace CorsFunctions.Worker.Tests;

public class DiagnosticsTests
{
    [Theory]
    [InlineData(Mode.Plain, TestApp.Origin, "allowed; row=\"apps\"")]
    [InlineData(Mode.Plain, "https://evil.example", "refused; reason=origin-not-allowed")]
    [InlineData(Mode.AspNetCore, TestApp.Origin, "allowed; row=\"apps\"")]
    [InlineData(Mode.AspNetCore, "https://evil.example", "refused; reason=origin-not-allowed")]
    public async Task Decision_header_is_opt_in(Mode mode, string origin, string expected)
    {
        await using (var silent = await TestApp.StartAsync(mode))
        {
            Assert.Null((await silent.GetAsync("/api/status/200", origin)).Value("Cors-Decision"));
        }

        await using var telling = await TestApp.StartAsync(mode, options => options.DecisionHeader = true);

        Assert.Equal(expected, (await telling.GetAsync("/api/status/200", origin)).Value("Cors-Decision"));
    }

    [Fact]
    public async Task Nothing_malformed_that_a_client_sent_is_logged_above_Debug()
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain) { LogLevel = LogLevel.Debug });

        await app.PreflightAsync("/api/evil-path", "https://evil.example\u001b[31m", "EVIL", "x-evil");
        await app.GetAsync("/api/evil-path", "https://evil.example\u001b[31m");

        Assert.All(app.Log.Where(record => record.Level > LogLevel.Debug), record => Assert.DoesNotContain("evil", record.Message, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(app.Log, record => record.Level == LogLevel.Debug && record.Message.Contains("https://evil.example", StringComparison.Ordinal) && !record.Message.Contains('\u001b', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x-refused", ", header x-refused")]
    [InlineData("authorization,x-refused", ", header x-refused")]
    [InlineData("x refused", "")]
    [InlineData("x-\"refused\"", "")]
    [InlineData("x-23456789012345678901234567890123456789012345678901234567890123", ", header x-23456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("x-234567890123456789012345678901234567890123456789012345678901234", "")]
    public async Task Refused_header_is_named_where_it_is_a_short_token(string headers, string named)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        await app.PreflightAsync("/api/created", headers: headers);

        Assert.Equal($"CORS preflight refused for function z___cors_1_preflight: header-not-allowed, row apps{named}, origin https://app.example.com", Assert.Single(app.Log).Message);
    }

    [Fact]
    public async Task Count_of_refusals_is_logged_with_the_next_request_of_any_kind()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        await app.GetAsync("/api/status/200", TestApp.Evil);
        await app.GetAsync("/api/status/200", TestApp.Evil);
        app.Time.Advance(RefusalLog.Interval);
        await app.GetAsync("/api/status/200", null);

        Assert.Equal(
            ["CORS actual request refused for function status: origin-not-allowed, row none, origin https://evil.example", "CORS refused 1 more requests for function status: origin-not-allowed, row none, origin https://evil.example"],
            app.Log.Select(record => record.Message));
    }

    [Fact]
    public async Task Load_is_logged_with_the_next_request()
    {
        var setup = new TestAppSetup(Arrangement.Plain);
        await using var app = await TestApp.StartAsync(setup);

        await app.GetAsync("/api/text");

        Assert.Contains(setup.Log.GetSnapshot(), record => record.Category == typeof(PolicyCache).FullName);
    }

    [Fact]
    public async Task Decisions_are_counted_by_kind_outcome_and_reason()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == CorsTelemetry.MeterName && ReferenceEquals(instrument.Meter.Scope, app.Services.GetRequiredService<IMeterFactory>()))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            counted.Add($"{value}: {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();

        await app.GetAsync("/api/text");
        await app.GetAsync("/api/text", null);
        await app.GetAsync("/api/text", app.Address.GetLeftPart(UriPartial.Authority));
        await app.PreflightAsync("/api/text", "https://evil.example");

        Assert.Equal(
            [
                "1: cors.request.kind=actual cors.outcome=allowed cors.reason=",
                "1: cors.request.kind=preflight cors.outcome=refused cors.reason=origin-not-allowed",
            ],
            counted);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Unavailable_policies_allow_nobody_and_break_nothing(Mode mode)
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new PolicySourceException("down"));
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Source = source.Object, Configure = options => options.DecisionHeader = true });

        var preflight = await app.PreflightAsync("/api/created");
        var actual = await app.GetAsync("/api/status/200");

        Assert.Equal((204, "refused; reason=policies-unavailable"), (preflight.Status, preflight.Value("Cors-Decision")));
        Assert.Equal((200, "Origin"), (actual.Status, actual.Value("Vary")));
        Assert.Empty(actual.CorsLines);
    }

    [Fact]
    public async Task Request_without_Origin_never_waits_for_policies()
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource<IReadOnlyList<CorsFunctions.Rows.PolicyRow>>().Task);
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain) { Source = source.Object });

        // The clock stands still: a wait would have no end.
        Assert.Equal(200, (await app.GetAsync("/api/status/200", null)).Status);
    }
}
