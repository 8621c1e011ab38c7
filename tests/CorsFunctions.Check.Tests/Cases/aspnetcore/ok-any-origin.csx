// @correct AllowAnyOrigin for a public API
// @args --send --body {}
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.AllowAnyOrigin().AllowAnyMethod().WithHeaders("authorization", "content-type")));
var app = builder.Build();
app.UseCors();
