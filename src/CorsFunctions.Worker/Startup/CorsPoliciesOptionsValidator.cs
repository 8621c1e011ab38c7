using CorsFunctions.Tables;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Startup;

/// <summary>Checks the settings when the app starts; each error names the setting and says what to write.</summary>
internal sealed class CorsPoliciesOptionsValidator : IValidateOptions<CorsPoliciesOptions>
{
    private static readonly TimeSpan ShortestRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestSnapshot = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSnapshot = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, CorsPoliciesOptions options)
    {
        var errors = new List<string>();
        if (!TableNames.IsKey(options.App))
        {
            errors.Add(@"Cors:App is not a PartitionKey. Write 1 to 1024 bytes without / \ # ? and control characters, or leave the setting out for 'default'.");
        }

        if (options.RefreshInterval < ShortestRefresh || options.RefreshInterval > LongestRefresh)
        {
            errors.Add($"Cors:RefreshInterval is {options.RefreshInterval:c}. Write 00:00:01 to 01:00:00, as hours:minutes:seconds.");
        }

        if (options.LoadTimeout < ShortestTimeout || options.LoadTimeout > LongestTimeout)
        {
            errors.Add($"Cors:LoadTimeout is {options.LoadTimeout:c}. Write 00:00:00.1 to 00:01:00, as hours:minutes:seconds.");
        }

        if (options.SnapshotMaxAge < ShortestSnapshot || options.SnapshotMaxAge > LongestSnapshot)
        {
            errors.Add($"Cors:SnapshotMaxAge is {options.SnapshotMaxAge:c}. Write 00:01:00 to 7.00:00:00, as days.hours:minutes:seconds.");
        }

        if (!string.IsNullOrEmpty(options.FallbackFile) && !File.Exists(PolicyCacheFactory.FallbackPath(options.FallbackFile)))
        {
            errors.Add($"Cors:FallbackFile names '{PolicyCacheFactory.FallbackPath(options.FallbackFile)}', which does not exist. Deploy the file with the app, or leave the setting out.");
        }

        if (options.PreflightStatus is < 200 or > 299)
        {
            errors.Add($"Cors:PreflightStatus is {options.PreflightStatus}. Write a status that browsers accept for a preflight, 200 to 299; 204 if in doubt.");
        }

        if (options.RefusedPreflightStatus is { } refused and not ((>= 200 and <= 299) or (>= 400 and <= 499)))
        {
            errors.Add($"Cors:RefusedPreflightStatus is {refused}. Write 403 for the strict form, or leave the setting out.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
