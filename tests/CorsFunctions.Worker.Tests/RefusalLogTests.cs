using CorsFunctions.Decisions;
using CorsFunctions.Worker.Telemetry;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Worker.Tests;

public class RefusalLogTests
{
    private static readonly CorsRequest Request = new("GET", "/api/x", "https://evil.example", null, null);

    private readonly FakeTimeProvider time = new();
    private readonly FakeLogger<CorsMiddleware> logger = new();

    [Fact]
    public void First_refusal_is_logged_at_once_and_the_others_as_a_count()
    {
        var log = new RefusalLog(time, logger);

        for (var i = 0; i < 1000; i++)
        {
            log.Write("f", Request, Refused(CorsReason.OriginNotAllowed));
        }

        Assert.Equal(["CORS actual request refused for function f: origin-not-allowed, row none, origin https://evil.example"], Messages());
        time.Advance(RefusalLog.Interval);
        log.WritePending();
        log.WritePending();
        Assert.Equal("CORS refused 999 more requests for function f: origin-not-allowed, row none, origin https://evil.example", Messages().Last());
        Assert.Equal(2, logger.Collector.Count);
    }

    [Fact]
    public void Refusals_that_go_on_have_a_line_an_interval()
    {
        var log = new RefusalLog(time, logger);

        for (var second = 0; second < 300; second++)
        {
            log.Write("f", Request, Refused(CorsReason.NoRoute));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(5, logger.Collector.Count);
    }

    [Fact]
    public void Quiet_kind_is_forgotten_and_logged_at_once_again()
    {
        var log = new RefusalLog(time, logger);

        log.Write("f", Request, Refused(CorsReason.NoRoute));
        time.Advance(RefusalLog.Interval);
        log.Write("f", Request, Refused(CorsReason.NoRoute));

        Assert.Equal(Enumerable.Repeat("CORS actual request refused for function f: no-route, row none, origin https://evil.example", 2), Messages());
    }

    [Fact]
    public void Functions_and_reasons_have_lines_of_their_own_up_to_a_bound()
    {
        var log = new RefusalLog(time, logger);

        for (var i = 0; i < RefusalLog.MaxWindows + 500; i++)
        {
            log.Write($"f{i}", Request, Refused(CorsReason.NoRoute));
        }

        Assert.Equal(RefusalLog.MaxWindows + 1, logger.Collector.Count);
        time.Advance(RefusalLog.Interval);
        log.WritePending();
        log.WritePending();
        Assert.Equal("CORS refused 499 more requests for function (others): no-route, row none, origin https://evil.example", Messages().Last());
    }

    [Theory]
    [InlineData("https://evil.example:8443", "https://evil.example:8443")]
    [InlineData("http://[2001:db8::1]", "http://[2001:db8::1]")]
    [InlineData("null", "null")]
    [InlineData("https://evil.example\r\nCORS preflight allowed", "malformed")]
    [InlineData("https://evil.example\u2028CORS preflight allowed", "malformed")]
    [InlineData("https://evil.example/path, row admin", "malformed")]
    [InlineData("https://EVIL.example", "malformed")]
    [InlineData("", "malformed")]
    public void Origin_is_logged_where_it_is_well_formed_so_that_none_can_forge_a_line(string origin, string logged)
    {
        var log = new RefusalLog(time, logger);

        log.Write("f", Request with { Origin = origin }, Refused(CorsReason.OriginNotAllowed));

        Assert.Equal(logged, logger.LatestRecord.GetStructuredStateValue("Origin"));
        Assert.Equal($"CORS actual request refused for function f: origin-not-allowed, row none, origin {logged}", Assert.Single(Messages()));
    }

    [Theory]
    [InlineData("https://a.example https://b.example https://a.example", "https://a.example, https://b.example")]
    [InlineData("https://a.example https://b.example x https://a.example https://c.example https://d.example", "https://a.example, https://b.example, malformed and others")]
    public void Count_names_a_few_of_its_origins(string origins, string named)
    {
        var log = new RefusalLog(time, logger);
        log.Write("f", Request, Refused(CorsReason.OriginNotAllowed));

        foreach (var origin in origins.Split(' '))
        {
            log.Write("f", Request with { Origin = origin }, Refused(CorsReason.OriginNotAllowed));
        }

        time.Advance(RefusalLog.Interval);
        log.WritePending();
        Assert.Equal(named, logger.LatestRecord.GetStructuredStateValue("Origin"));
    }

    [Fact]
    public void Logged_origin_is_bounded()
    {
        var log = new RefusalLog(time, logger);

        log.Write("f", Request with { Origin = $"https://{string.Join('.', Enumerable.Repeat(new string('a', 60), 100))}" }, Refused(CorsReason.OriginMalformed));

        Assert.Equal("malformed", logger.LatestRecord.GetStructuredStateValue("Origin"));
    }

    private static CorsDecision Refused(CorsReason reason) => new(CorsRequestKind.Actual, reason);

    private IEnumerable<string> Messages() => logger.Collector.GetSnapshot().Select(record => record.Message);
}
