using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

#if (aspnetcore)
builder.ConfigureFunctionsWebApplication();
#endif
builder.UseCorsPolicies();

builder.Build().Run();
