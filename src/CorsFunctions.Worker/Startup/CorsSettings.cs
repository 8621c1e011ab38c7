using System.Globalization;
using System.Reflection;
using CorsFunctions.Worker.SettingsRows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Startup;

/// <summary>Reads the section <c>Cors</c>. A misspelt setting or value stops the app: silent, it would leave <c>EnforceOrigin</c> off.</summary>
internal static class CorsSettings
{
    private const string AllowedOrigins = "AllowedOrigins";

    private static readonly Dictionary<string, PropertyInfo> Known = typeof(CorsPoliciesOptions)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="OptionsValidationException">All that cannot be read, each with the setting, the value and what to write.</exception>
    public static void Read(IConfiguration configuration, CorsPoliciesOptions options)
    {
        var errors = new List<string>();
        foreach (var setting in configuration.GetSection(CorsPoliciesOptions.SectionName).GetChildren())
        {
            var error = Known.TryGetValue(setting.Key, out var property) ? Read(setting, property, options)
                : IsNamed(setting, nameof(CorsPoliciesOptions.Policies)) ? CheckRows(setting)
                : IsNamed(setting, AllowedOrigins) ? OriginsAreRows(setting)
                : Unknown(setting.Key);
            if (error is not null)
            {
                errors.Add(error);
            }
        }

        if (errors.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(CorsPoliciesOptions), errors);
        }
    }

    private static string? Read(IConfigurationSection setting, PropertyInfo property, CorsPoliciesOptions options)
    {
        var name = $"{CorsPoliciesOptions.SectionName}:{property.Name}";
        if (setting.Value is not { } value)
        {
            return setting.GetChildren().Any() ? $"{name} has settings below it. Write one value." : null;
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType);
        if (type is not null && value.Length == 0)
        {
            property.SetValue(options, null);
            return null;
        }

        try
        {
            property.SetValue(options, Parse(value, type ?? property.PropertyType));
            return null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return $"{name} is '{Printable.Text(value)}'. Write {Form(type ?? property.PropertyType)}, or leave the setting out for {Default(property)}.";
        }
    }

    private static bool IsNamed(IConfigurationSection setting, string name) => setting.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    // The rows below it are the source's to read, with findings of their own.
    private static string? CheckRows(IConfigurationSection setting) => string.IsNullOrEmpty(setting.Value)
        ? null
        : $"{SettingsPolicySource.SectionName} is '{Printable.Text(setting.Value)}'. Write rows below it, each with its columns, such as {EarlierCors.RowFor(null)}.";

    private static string OriginsAreRows(IConfigurationSection setting)
    {
        var origins = string.Join(", ", setting.GetChildren().Select(child => child.Value).Prepend(setting.Value).Where(value => value is not null));
        return $"{CorsPoliciesOptions.SectionName}:{AllowedOrigins} is no setting: origins are rows. Write {EarlierCors.RowFor(origins)} instead, or the same into the column Origins of a row of the table or file.";
    }

    // By hand: the framework's converters, found by reflection, take tens of milliseconds of a cold start.
    private static object Parse(string value, Type type) =>
        type == typeof(string) ? value
        : type == typeof(bool) ? bool.Parse(value)
        : type == typeof(TimeSpan) ? TimeSpan.Parse(value, CultureInfo.InvariantCulture)
        : int.Parse(value, CultureInfo.InvariantCulture);

    private static string Unknown(string key) =>
        $"{CorsPoliciesOptions.SectionName}:{Printable.Text(key)} is no setting. The settings are {string.Join(", ", Known.Keys.Append(nameof(CorsPoliciesOptions.Policies)).Order(StringComparer.Ordinal))}. "
        + "Origins, methods and headers are no settings: they are rows of the policy table, of the file that Cors:PolicyFile names, or of Cors:Policies.";

    private static string Form(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "hours:minutes:seconds, as in 00:00:10"
        : "a whole number";

    private static string Default(PropertyInfo property) =>
        Convert.ToString(property.GetValue(new CorsPoliciesOptions()), CultureInfo.InvariantCulture) is { Length: > 0 } value ? value.ToLowerInvariant() : "none";
}
