// @fault The policy lacks a header
// @cause header-missing
// [fix 1
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("http://app.example.com").WithMethods("PUT").WithHeaders("content-type")));
// fix]
var app = builder.Build();
// [fix 2
app.UseCors();
// fix]
