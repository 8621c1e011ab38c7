// @fault The policy has another origin: 204 and nothing else
// @cause origin-not-allowed
// @says ASP.NET Core
// [fix 1
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("https://other.example").AllowAnyMethod().AllowAnyHeader()));
// fix]
var app = builder.Build();
// [fix 2
app.UseCors();
// fix]
