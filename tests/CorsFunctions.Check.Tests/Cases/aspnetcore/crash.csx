// @fault The endpoint crashes: the 500 lacks the headers
// @cause server-error
// @path /api/broken
// @args --send --body {}
// @fixed by hand: a crash; the log names it
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("http://app.example.com").AllowAnyMethod().AllowAnyHeader()));
var app = builder.Build();
app.UseCors();
