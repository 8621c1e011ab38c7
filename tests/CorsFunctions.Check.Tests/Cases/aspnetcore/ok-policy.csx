// @correct A default policy with several origins and credentials
// @args --credentials --send --body {}
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("http://app.example.com", "http://localhost:4200").AllowAnyMethod().AllowAnyHeader().AllowCredentials()));
var app = builder.Build();
app.UseCors();
