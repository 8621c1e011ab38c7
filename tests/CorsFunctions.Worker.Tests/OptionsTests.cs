namespace CorsFunctions.Worker.Tests;

public class OptionsTests
{
    [Theory]
    [InlineData("App", "", "Cors:App is empty")]
    [InlineData("PolicyFile", " ", "Cors:PolicyFile")]
    [InlineData("RefreshInterval", "00:00:00", "Cors:RefreshInterval is 00:00:00. Write 00:00:01 to 01:00:00")]
    [InlineData("RefreshInterval", "10.00:00:00", "Cors:RefreshInterval is 10.00:00:00")]
    [InlineData("LoadTimeout", "00:02:00", "Cors:LoadTimeout is 00:02:00. Write 00:00:00.1 to 00:01:00")]
    [InlineData("PreflightStatus", "302", "Cors:PreflightStatus is 302")]
    [InlineData("PreflightStatus", "199", "Cors:PreflightStatus is 199")]
    [InlineData("RefusedPreflightStatus", "500", "Cors:RefusedPreflightStatus is 500. Write 403")]
    public void Bad_setting_is_an_error_that_names_it_and_the_fix(string name, string value, string message)
    {
        var options = new CorsPoliciesOptions { PolicyFile = "policies.json" };
        var property = typeof(CorsPoliciesOptions).GetProperty(name)!;
        property.SetValue(options, System.ComponentModel.TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value));

        var result = new CorsPoliciesOptionsValidator().Validate(null, options);

        Assert.Contains(message, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void All_bad_settings_are_reported_at_once()
    {
        var result = new CorsPoliciesOptionsValidator().Validate(null, new CorsPoliciesOptions { App = "", PolicyFile = "p", PreflightStatus = 99 });

        Assert.Equal(2, result.Failures!.Count());
    }

    [Fact]
    public void Defaults_are_valid() =>
        Assert.True(new CorsPoliciesOptionsValidator().Validate(null, new CorsPoliciesOptions { PolicyFile = "p" }).Succeeded);
}
