using CorsFunctions.Rows;

namespace CorsFunctions.Worker;

/// <summary>Settings of the section <c>Cors</c>; in environment variables <c>:</c> is <c>__</c>, as in <c>Cors__App</c>.</summary>
public sealed class CorsPoliciesOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Cors";

    /// <summary>Default of <see cref="App"/>.</summary>
    public const string DefaultApp = "default";

    /// <summary>Default of <see cref="Table"/>.</summary>
    public const string DefaultTable = "CorsPolicies";

    /// <summary>Default of <see cref="PreflightStatus"/>.</summary>
    public const int DefaultPreflightStatus = 204;

    /// <summary>Default of <see cref="RefreshInterval"/>: 10 seconds.</summary>
    public static readonly TimeSpan DefaultRefreshInterval = TimeSpan.FromSeconds(10);

    /// <summary>Default of <see cref="LoadTimeout"/>: 5 seconds.</summary>
    public static readonly TimeSpan DefaultLoadTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Default of <see cref="SnapshotMaxAge"/>: 1 hour.</summary>
    public static readonly TimeSpan DefaultSnapshotMaxAge = TimeSpan.FromHours(1);

    /// <summary>The value of <see cref="SnapshotFile"/> that switches it off.</summary>
    public const string NoSnapshot = "off";

    /// <summary>The partition whose rows are for this app. Default <c>default</c>.</summary>
    public string App { get; set; } = DefaultApp;

    /// <summary>
    /// The table that holds the rows. Default <c>CorsPolicies</c>. The account is that of the setting <c>CorsStorage</c>, a
    /// connection string, or of <c>CorsStorage__tableServiceUri</c> with <c>__credential</c> and <c>__clientId</c>; without
    /// either, that of <c>AzureWebJobsStorage</c>.
    /// </summary>
    public string Table { get; set; } = DefaultTable;

    /// <summary>A JSON file that holds the rows, instead of the table. Default none.</summary>
    public string? PolicyFile { get; set; }

    /// <summary>
    /// Rows of the code, beside those of the settings (<c>Cors:Policies:0:Origins</c>, with the columns of <see cref="PolicyColumn"/>),
    /// for an app without a table or file; with one of them beside it the app stops at start. An empty PartitionKey stands for
    /// <see cref="App"/>. Default none. Settings are read at each load, the list when the app starts.
    /// </summary>
    public IList<PolicyRow> Policies { get; } = [];

    /// <summary>Within what time an edited row is in force. Default 10 seconds; 1 second to 1 hour.</summary>
    public TimeSpan RefreshInterval { get; set; } = DefaultRefreshInterval;

    /// <summary>
    /// How long requests wait for the first policies, counted from the start of their load: who comes later is answered
    /// without them. Default 5 seconds; 0.1 to 60 seconds.
    /// </summary>
    public TimeSpan LoadTimeout { get; set; } = DefaultLoadTimeout;

    /// <summary>
    /// The file that keeps the last good policies for an instance that starts while the table cannot be read. Default null, a
    /// file in the folder for temporary files; <c>off</c> for none. A policy file has none unless it is named here.
    /// </summary>
    public string? SnapshotFile { get; set; }

    /// <summary>For how long after they were last seen in the table the policies of the snapshot may stand in. Default 1 hour; 1 minute to 7 days.</summary>
    public TimeSpan SnapshotMaxAge { get; set; } = DefaultSnapshotMaxAge;

    /// <summary>
    /// A JSON file with rows, deployed with the app, that stands in when nothing could be loaded and there is no snapshot. A
    /// relative path counts from the app's folder. Default none.
    /// </summary>
    public string? FallbackFile { get; set; }

    /// <summary>Status of an answered preflight. Default 204; 200 for old clients. A browser accepts 200 to 299 (Fetch, "ok status").</summary>
    public int PreflightStatus { get; set; } = DefaultPreflightStatus;

    /// <summary>Status of a refused preflight. Default null, the same as <see cref="PreflightStatus"/>; 403 for the strict form.</summary>
    public int? RefusedPreflightStatus { get; set; }

    /// <summary>Whether an actual request from another origin that the policies refuse is answered 403 before the function runs. Default false.</summary>
    public bool EnforceOrigin { get; set; }

    /// <summary>Whether the 404 of a path that no function takes carries the headers. Default true.</summary>
    public bool AnswerNotFound { get; set; } = true;

    /// <summary>
    /// Whether <c>X-Forwarded-Host</c> and <c>X-Forwarded-Proto</c> say where a request was sent: turn it on only behind a proxy
    /// that sets them itself. Default false. It tells requests of the app's own pages from others where the browser does not say.
    /// </summary>
    public bool TrustForwardedHeaders { get; set; }

    /// <summary>Whether responses carry <c>Cors-Decision</c> with outcome, reason and row. Default false: it tells clients about rows.</summary>
    public bool DecisionHeader { get; set; }

    /// <summary>
    /// Whether <c>/api/cors/console</c>, <c>/explain</c> and <c>/status</c> answer. Default true. The host asks for a function key; whoever
    /// has one reads all rows, so turn them off where keys of the whole app are handed out.
    /// </summary>
    public bool Console { get; set; } = true;

    /// <summary>Whether <c>/api/cors/health</c> answers <c>healthy</c>, <c>degraded</c> or <c>unavailable</c> to anybody. Default true.</summary>
    public bool Health { get; set; } = true;
}
