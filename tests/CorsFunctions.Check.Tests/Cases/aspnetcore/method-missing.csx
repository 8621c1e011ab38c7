// @fault The policy lacks the method
// @cause method-missing
// [fix 1
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("http://app.example.com").WithMethods("GET").AllowAnyHeader()));
// fix]
var app = builder.Build();
// [fix 2
app.UseCors();
// fix]
