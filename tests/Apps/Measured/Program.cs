using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

#if ASPNETCORE_MODE
builder.ConfigureFunctionsWebApplication();
#endif
#if CORS_POLICIES
builder.UseCorsPolicies();
#endif

builder.Build().Run();
