namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>ASP.NET Core's own CORS middleware.</summary>
internal static class AspNetCoreFix
{
    public static FixText Of(FixNeeds needs) => new FixText()
        .Say("ASP.NET Core: with the services:")
        .Code(
        [
            "builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy",
            $"    .WithOrigins(\"{needs.Origin}\")",
            $"    .WithMethods({Quote(needs.Methods)})",
            $"    .WithHeaders({Quote(needs.Headers)})",
            $"    .{(needs.Credentials ? "Allow" : "Disallow")}Credentials()));",
        ])
        .Say("In the pipeline after UseRouting and UseExceptionHandler, before UseAuthentication, UseAuthorization and the endpoints:")
        .Code(
            "app.Use((context, next) =>",
            "{",
            "    context.Response.Headers.Append(\"Vary\", \"Origin\");",
            "    return next(context);",
            "});",
            "app.UseCors();")
        .Say("(The middleware leaves Vary out where the policy has one origin, or refuses.)")
        .Say("On App Service leave the platform's CORS list empty; in Azure Functions this middleware does not exist.");

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
