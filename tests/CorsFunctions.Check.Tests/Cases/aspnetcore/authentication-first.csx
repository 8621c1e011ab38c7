// @fault Authentication before UseCors
// @cause auth-before-cors
// @says proven
// [fix 1
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("http://app.example.com").AllowAnyMethod().AllowAnyHeader()));
// fix]
var app = builder.Build();
// [fix 2
// fix]
app.Use(async (context, next) =>
{
    if (context.Request.Headers.Authorization.Count == 0)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic";
        return;
    }

    await next();
});
// [fix 3
app.UseCors();
// fix]
